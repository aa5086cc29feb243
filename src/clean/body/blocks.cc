#include "clean/body/blocks.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"

namespace dragoman::cleaning {
namespace {

using html::Node;
using html::NodeId;
using html::NodeKind;
using html::Tag;
using html::Tree;

constexpr std::size_t kMostBlocks = 50'000;  // of one page; later text joins the last block

bool is_skipped(Tag tag) {
  switch (tag) {
    case Tag::script:
    case Tag::style:
    case Tag::noscript:
    case Tag::template_:
    case Tag::iframe:
    case Tag::svg:
    case Tag::math:
    case Tag::select:
    case Tag::option:
    case Tag::textarea:
    case Tag::head:
    case Tag::canvas:
    case Tag::object:
    case Tag::noframes:
    case Tag::noembed:
    case Tag::datalist:
    case Tag::title:
    case Tag::audio:
    case Tag::video:
      return true;
    default:
      return false;
  }
}

bool starts_line(Tag tag) {
  return html::is_block(tag) || tag == Tag::td || tag == Tag::th || tag == Tag::tr || tag == Tag::li ||
         tag == Tag::option || tag == Tag::button || tag == Tag::figcaption || tag == Tag::dd ||
         tag == Tag::dt || tag == Tag::hr || tag == Tag::label;
}

struct Open {
  NodeId id = 0;
  NodeId end = 0;
  NodeId line_element = 0;  // the nearest element that starts a line
  std::uint8_t heading = 0;
  bool link = false;
  bool emphasis = false;
  std::array<std::uint16_t, kHints> hint_depth{};  // depth + 1 of the nearest element with the hint, 0: none
};

class Cutter {
 public:
  Cutter(const Tree& tree, const HintWords& words) : tree_(tree), hints_(tree, words) {}

  PageBlocks run() {
    out_.before.resize(tree_.nodes.size() + 1);
    // Never so short that moving the string would move its bytes from under the views.
    out_.text.reserve(64 + tree_.source.size() / 8);
    open_.push_back({0, static_cast<NodeId>(tree_.nodes.size()), 0, 0, false, false, {}});
    NodeId at = 1;
    while (at < tree_.nodes.size()) at = step(at);
    while (!open_.empty()) leave();
    if (is_open_) push_block();
    fill_before(static_cast<NodeId>(tree_.nodes.size()));
    for (std::size_t k = 0; k < out_.blocks.size(); ++k) {
      out_.blocks[k].text = std::string_view(out_.text).substr(ranges_[k].begin, ranges_[k].size());
    }
    return std::move(out_);
  }

 private:
  NodeId step(NodeId at) {
    while (open_.back().end <= at) leave();
    const Node& node = tree_.nodes[at];
    if (node.kind == NodeKind::text) {
      fill_before(at);
      add_text(at);
      return at + 1;
    }
    if (is_skipped(node.tag)) return node.end;
    enter(at);
    return at + 1;
  }

  void enter(NodeId id) {
    const Node& node = tree_.nodes[id];
    if (node.tag == Tag::br) {
      add_break();
      return;
    }
    if (starts_line(node.tag)) close_block();
    fill_before(id);
    if (node.end == id + 1) return;  // empty
    Open next = open_.back();
    next.id = id;
    next.end = node.end;
    if (starts_line(node.tag)) next.line_element = id;
    if (html::is_heading(node.tag))
      next.heading = static_cast<std::uint8_t>(1 + static_cast<int>(node.tag) - static_cast<int>(Tag::h1));
    next.link |= node.tag == Tag::a;
    next.emphasis |=
        node.tag == Tag::b || node.tag == Tag::strong || node.tag == Tag::em || node.tag == Tag::i;
    for (HintSet left = hints_.of(id); left != 0; left &= left - 1) {
      next.hint_depth[static_cast<std::size_t>(__builtin_ctzll(left))] =
          static_cast<std::uint16_t>(open_.size() + 1);
    }
    open_.push_back(next);
  }

  void leave() {
    const bool line = open_.back().id != 0 && starts_line(tree_.nodes[open_.back().id].tag);
    const NodeId end = open_.back().end;
    if (line) close_block();
    fill_before(end);
    open_.pop_back();
  }

  // Note for nodes up to `id` how many blocks were complete before them; an open block counts for what
  // follows.
  void fill_before(NodeId id) {
    const auto count = static_cast<std::uint32_t>(out_.blocks.size() + (is_open_ ? 1 : 0));
    for (; filled_ <= id && filled_ < out_.before.size(); ++filled_) out_.before[filled_] = count;
  }

  void add_break() {
    if (!is_open_) return;
    ++block_.breaks;
    if (pending_break_) {
      close_block();
      return;
    }
    pending_break_ = true;
    pending_space_ = true;
  }

  void add_text(NodeId id) {
    const Node& node = tree_.nodes[id];
    const std::string_view text = node.text;
    const bool one_to_one = text.size() == node.source.size();
    const auto source_of = [&](std::size_t from, std::size_t to) {
      if (!one_to_one) return node.source;
      return ByteRange{node.source.begin + static_cast<std::uint32_t>(from),
                       node.source.begin + static_cast<std::uint32_t>(to)};
    };
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t from = at;
      if (is_space_at(text, at)) {
        pending_space_ = true;
        continue;
      }
      for (std::size_t next = at; next < text.size() && !is_space_at(text, next);) at = next;
      if (!is_open_) open_block();
      put(text.substr(from, at - from), source_of(from, at));
    }
  }

  // Move `at` behind the character there and return whether it is white space.
  static bool is_space_at(std::string_view text, std::size_t& at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      ++at;
      return byte <= ' ';
    }
    return is_space(decode_utf8(text, at));
  }

  void open_block() {
    const Open& top = open_.back();
    is_open_ = true;
    pending_space_ = pending_break_ = false;
    block_ = PageBlock{};
    block_.element = top.line_element;
    block_.tag = tree_.nodes[top.line_element].tag;
    block_.heading = top.heading;
    block_.depth = static_cast<std::uint16_t>(open_.size());
    block_.first_piece = static_cast<std::uint32_t>(out_.pieces.size());
    for (std::size_t k = 0; k < kHints; ++k) {
      const std::size_t depth = top.hint_depth[k];
      const std::size_t distance = depth == 0 ? kFarHint : open_.size() - depth;
      block_.hint_distance[k] = static_cast<std::uint8_t>(std::min<std::size_t>(distance, kFarHint));
    }
    begin_ = static_cast<std::uint32_t>(out_.text.size());
  }

  void put(std::string_view bytes, ByteRange source) {
    if (pending_space_ && out_.text.size() > begin_) put_blank(source.begin);
    pending_space_ = pending_break_ = false;
    const auto begin = static_cast<std::uint32_t>(out_.text.size());
    out_.text += bytes;
    add_piece({begin, static_cast<std::uint32_t>(out_.text.size())}, source);
    if (open_.back().link) block_.link_bytes += static_cast<std::uint32_t>(bytes.size());
    if (open_.back().emphasis) block_.emphasis_bytes += static_cast<std::uint32_t>(bytes.size());
  }

  // A blank stands for white space or a line break; where it was a blank in the page, it is mapped.
  void put_blank(std::uint32_t next_source) {
    const auto begin = static_cast<std::uint32_t>(out_.text.size());
    out_.text += ' ';
    const bool as_it_was = next_source > 0 && out_.pieces.back().source.end + 1 == next_source &&
                           tree_.source[next_source - 1] == ' ';
    if (as_it_was) add_piece({begin, begin + 1}, {next_source - 1, next_source});
  }

  void add_piece(ByteRange text, ByteRange source) {
    if (out_.pieces.size() > block_.first_piece && text.size() == source.size()) {
      Piece& last = out_.pieces.back();
      const bool follows = last.text.end == text.begin && last.source.end == source.begin &&
                           last.text.size() == last.source.size();
      if (follows) {
        last.text.end = text.end;
        last.source.end = source.end;
        return;
      }
    }
    out_.pieces.push_back({text, source});
  }

  // The last block a page may have stays open: what follows joins it.
  void close_block() {
    if (is_open_ && out_.blocks.size() + 1 < kMostBlocks) {
      push_block();
    } else {
      pending_space_ = true;
    }
  }

  void push_block() {
    is_open_ = false;
    block_.last_piece = static_cast<std::uint32_t>(out_.pieces.size());
    ranges_.push_back({begin_, static_cast<std::uint32_t>(out_.text.size())});
    out_.blocks.push_back(block_);
    out_.text += '\n';
  }

  const Tree& tree_;
  HintReader hints_;
  PageBlocks out_;
  std::vector<Open> open_;
  std::vector<ByteRange> ranges_;
  PageBlock block_;
  std::uint32_t begin_ = 0;
  NodeId filled_ = 0;
  bool is_open_ = false;
  bool pending_space_ = false;
  bool pending_break_ = false;
};

}  // namespace

PageBlocks cut_blocks(const Tree& tree, const HintWords& words) {
  return Cutter(tree, words).run();
}

}  // namespace dragoman::cleaning
