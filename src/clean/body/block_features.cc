#include "clean/body/block_features.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

#include "base/hash.h"
#include "base/unicode.h"

namespace dragoman::cleaning {
namespace {

using html::NodeId;
using html::Tag;

constexpr std::size_t kLevels =
    5;  // ancestors looked at, counting only those that hold more blocks than the last

constexpr std::array<std::string_view, kTreeFeatures> kTreeNames = {
    "link_share", "emphasis_share", "breaks", "heading", "depth", "is_p", "is_li", "is_div", "is_cell",
    "is_h1",
    // levels up to the nearest element with the hint
    "h_article", "h_body", "h_main", "h_lead", "h_title", "h_navigation", "h_sidebar", "h_footer", "h_header",
    "h_comment", "h_related", "h_share", "h_advert", "h_subscribe", "h_cookie", "h_tags", "h_author",
    "h_meta", "h_caption", "h_media", "h_quote", "h_list", "h_hidden", "h_footnote", "t_article", "t_main",
    "t_nav", "t_aside", "t_footer", "t_header", "t_figure", "t_figcaption", "t_form", "t_list", "t_table",
    "t_blockquote", "t_section", "t_link", "not_shown", "article_body",
    // the elements around: words, links, prose, blocks
    "words_0", "links_0", "prose_0", "density_0", "blocks_0", "words_1", "links_1", "prose_1", "density_1",
    "blocks_1", "words_2", "links_2", "prose_2", "density_2", "blocks_2", "words_3", "links_3", "prose_3",
    "density_3", "blocks_3", "words_4", "links_4", "prose_4", "density_4", "blocks_4",
    // the page's main container by three measures: inside, and levels between
    "in_half", "to_half", "in_most", "to_most", "in_best", "to_best",
    // blocks of the same style
    "style_prose", "style_words", "style_count", "style_links", "style_density",
    // what the page states of itself
    "stated_body", "stated_summary", "is_title", "after_h1", "blocks_from_h1", "page_links",
    "has_stated_body"};

constexpr std::array<std::string_view, kBlockStage2Features - kBlockFeatures> kScoreNames = {
    "score",        "score_p1",     "score_p2",     "score_p3",    "score_n1",   "score_n2",
    "score_n3",     "score_mean5",  "score_mean11", "best_before", "best_after", "kept_before",
    "kept_after",   "score_0",      "score_1",      "score_2",     "score_3",    "score_style",
    "kept_words_1", "kept_words_2", "kept_words_3"};

template <std::size_t A, std::size_t B>
constexpr std::array<std::string_view, A + B> joined(const std::array<std::string_view, A>& a,
                                                     const std::array<std::string_view, B>& b) {
  std::array<std::string_view, A + B> out{};
  std::copy(b.begin(), b.end(), std::copy(a.begin(), a.end(), out.begin()));
  return out;
}

float flag(bool value) {
  return value ? 1.0F : 0.0F;
}
float ratio(double part, double whole) {
  return whole > 0 ? static_cast<float>(part / whole) : 0.0F;
}
float log_size(double value) {
  return static_cast<float>(std::log2(1 + std::max(0.0, value)));
}

// Sums over stretches of blocks, so over subtrees.
class Sums {
 public:
  explicit Sums(std::size_t count) : sums_(1) { sums_.reserve(count + 1); }
  void add(double value) { sums_.push_back(sums_.back() + value); }
  [[nodiscard]] double between(std::size_t begin, std::size_t end) const { return sums_[end] - sums_[begin]; }
  [[nodiscard]] double all() const { return sums_.back(); }

 private:
  std::vector<double> sums_;
};

struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
  [[nodiscard]] std::size_t size() const { return end - begin; }
};

Stretch stretch_of(const BlockView& view, NodeId id) {
  const Stretch out{view.cut.before[id], view.cut.before[view.tree.nodes[id].end]};
  return {out.begin, std::max(out.begin, out.end)};
}

// The elements around a block, from its own outwards, only those that hold more blocks than the one before.
std::array<NodeId, kLevels> levels_of(const BlockView& view, std::size_t block) {
  std::array<NodeId, kLevels> out{};
  NodeId at = view.cut.blocks[block].element;
  std::size_t held = 0;
  std::size_t level = 0;
  while (at != html::kNoNode && level < kLevels) {
    const std::size_t count = stretch_of(view, at).size();
    if (level == 0 || count > held) out[level++] = at, held = count;
    at = view.tree.nodes[at].parent;
  }
  for (; level < kLevels; ++level) out[level] = 0;
  return out;
}

// Columns over all blocks with their sums over subtrees.
struct Page {
  Sums words;
  Sums links;
  Sums prose;
  Sums value;  // prose less what is not: greatest in the element that holds the report and little else

  explicit Page(const BlockView& view)
      : words(view.lines.size()),
        links(view.lines.size()),
        prose(view.lines.size()),
        value(view.lines.size()) {
    for (std::size_t k = 0; k < view.lines.size(); ++k) {
      const double count = view.lines[k].shape.words;
      const double linked = count * static_cast<double>(view.lines[k].link_share);
      const double good = std::max(0.0, static_cast<double>(view.context.prose[k]));
      words.add(count);
      links.add(linked);
      prose.add(good);
      value.add(good - 3 - 1.5 * linked);
    }
  }
};

// Return the deepest element that holds at least `share` of the page's prose.
NodeId container_with(const BlockView& view, const Page& page, double share) {
  NodeId at = 0;
  while (true) {
    NodeId next = html::kNoNode;
    for (const NodeId child : html::children(view.tree, at)) {
      const Stretch s = stretch_of(view, child);
      if (page.prose.between(s.begin, s.end) >= share * page.prose.all()) next = child;
      if (next != html::kNoNode) break;
    }
    if (next == html::kNoNode || page.prose.all() <= 0 || view.tree.nodes[next].kind == html::NodeKind::text)
      return at;
    at = next;
  }
}

NodeId best_container(const BlockView& view, const Page& page) {
  NodeId best = 0;
  double best_value = -1e18;
  for (NodeId id = 1; id < view.tree.nodes.size(); ++id) {
    if (view.tree.nodes[id].kind != html::NodeKind::element || view.tree.nodes[id].end == id + 1) continue;
    const Stretch s = stretch_of(view, id);
    const double value = page.value.between(s.begin, s.end);
    if (s.size() > 0 && value > best_value) best_value = value, best = id;
  }
  return best;
}

// Return how many levels up from the block's element the container is met that holds `other` too.
float levels_to(const BlockView& view, std::size_t block, NodeId other) {
  NodeId at = view.cut.blocks[block].element;
  float levels = 0;
  while (at != html::kNoNode && levels < 30) {
    if (at <= other && other < view.tree.nodes[at].end) return levels;
    at = view.tree.nodes[at].parent;
    ++levels;
  }
  return 30;
}

bool is_inside(const BlockView& view, std::size_t block, NodeId container) {
  const NodeId at = view.cut.blocks[block].element;
  return container <= at && at < view.tree.nodes[container].end;
}

std::uint64_t style_of(const html::Tree& tree, NodeId element) {
  std::uint64_t hash = 0;
  for (int level = 0; level < 3 && element != html::kNoNode; ++level) {
    hash = hash * 31 + hash64(html::attribute(tree, element, "class"),
                              static_cast<std::uint64_t>(tree.nodes[element].tag) + 7);
    element = tree.nodes[element].parent;
  }
  return hash;
}

struct StyleSums {
  double words = 0;
  double prose = 0;
  double links = 0;
  double count = 0;
};

// Shares of 3-word stretches of a block that a stated text has.
class Stated {
 public:
  explicit Stated(std::string_view text) {
    const std::vector<std::uint64_t> words = words_of(text);
    for (std::size_t k = 0; k + kStretch <= words.size(); ++k) stretches_.insert(join(words, k));
  }
  [[nodiscard]] bool empty() const { return stretches_.empty(); }
  [[nodiscard]] float share(std::string_view text) const {
    if (empty()) return 0;
    const std::vector<std::uint64_t> words = words_of(text);
    if (words.size() < kStretch) return 0;
    float found = 0;
    for (std::size_t k = 0; k + kStretch <= words.size(); ++k)
      found += flag(stretches_.contains(join(words, k)));
    return found / static_cast<float>(words.size() - kStretch + 1);
  }

 private:
  static constexpr std::size_t kStretch = 3;
  static std::uint64_t join(const std::vector<std::uint64_t>& words, std::size_t at) {
    return ((words[at] * 0x100000001b3ULL) ^ words[at + 1]) * 0x100000001b3ULL ^ words[at + 2];
  }
  std::unordered_set<std::uint64_t> stretches_;
};

class Writer {
 public:
  Writer(const BlockView& view, const Structured& structured)
      : view_(view),
        page_(view),
        body_(longest_body(structured)),
        summary_(structured.first_of({"og:description", "description", "twitter:description"})) {
    half_ = container_with(view, page_, 0.5);
    most_ = container_with(view, page_, 0.8);
    best_ = best_container(view, page_);
    for (const std::string_view title : {structured.first("og:title"), std::string_view(structured.title)}) {
      if (!title.empty()) titles_.push_back(fold(title));
    }
    sum_styles();
    find_h1();
  }

  void write(std::size_t block, std::vector<float>& out) {
    write_own(block, out);
    write_levels(block, out);
    for (const NodeId container : {half_, most_, best_}) {
      out.push_back(flag(is_inside(view_, block, container)));
      out.push_back(levels_to(view_, block, container));
    }
    write_style(block, out);
    write_stated(block, out);
  }

 private:
  static std::string_view longest_body(const Structured& structured) {
    std::string_view best;
    for (const JsonArticle& article : structured.articles) {
      if (article.body.size() > best.size()) best = article.body;
    }
    return best.size() >= 300 ? best : std::string_view();
  }

  void sum_styles() {
    for (std::size_t k = 0; k < view_.lines.size(); ++k) {
      StyleSums& sums = styles_[view_.style[k]];
      const double words = view_.lines[k].shape.words;
      sums.words += words;
      sums.links += words * static_cast<double>(view_.lines[k].link_share);
      sums.prose += std::max(0.0, static_cast<double>(view_.context.prose[k]));
      sums.count += 1;
    }
  }

  void find_h1() {
    h1_ = view_.lines.size();
    titled_.resize(view_.lines.size());
    for (std::size_t k = 0; k < view_.lines.size(); ++k) titled_[k] = says_title(k);
    for (std::size_t k = 0; k < view_.lines.size(); ++k) {
      if (titled_[k] && (h1_ == view_.lines.size() || view_.cut.blocks[k].heading == 1)) h1_ = k;
    }
    for (std::size_t k = 0; h1_ == view_.lines.size() && k < view_.lines.size(); ++k) {
      if (view_.cut.blocks[k].heading == 1) h1_ = k;
      if (h1_ == k) break;
    }
  }

  // Return whether the block says the page's title, perhaps without what stands around it there.
  [[nodiscard]] bool says_title(std::size_t block) const {
    const Line& line = view_.lines[block];
    if (line.shape.words < 2 || line.text.size() > 400) return false;
    const std::string folded = fold(line.text);
    return std::any_of(titles_.begin(), titles_.end(), [&](const std::string& title) {
      return title == folded || (title.size() < 2 * folded.size() && title.find(folded) != std::string::npos);
    });
  }

  void write_own(std::size_t block, std::vector<float>& out) const {
    const PageBlock& b = view_.cut.blocks[block];
    const auto bytes = static_cast<double>(b.text.size());
    out.push_back(view_.lines[block].link_share);
    out.push_back(ratio(b.emphasis_bytes, bytes));
    out.push_back(static_cast<float>(std::min(b.breaks, 20U)));
    out.push_back(static_cast<float>(b.heading));
    out.push_back(static_cast<float>(b.depth));
    out.push_back(flag(b.tag == Tag::p));
    out.push_back(flag(b.tag == Tag::li));
    out.push_back(flag(b.tag == Tag::div));
    out.push_back(flag(b.tag == Tag::td || b.tag == Tag::th));
    out.push_back(flag(b.heading == 1));
    for (const std::uint8_t distance : b.hint_distance) out.push_back(static_cast<float>(distance));
  }

  void write_levels(std::size_t block, std::vector<float>& out) const {
    for (const NodeId id : levels_of(view_, block)) {
      const Stretch s = stretch_of(view_, id);
      const double words = page_.words.between(s.begin, s.end);
      const double prose = page_.prose.between(s.begin, s.end);
      out.push_back(log_size(words));
      out.push_back(ratio(page_.links.between(s.begin, s.end), words));
      out.push_back(ratio(prose, page_.prose.all()));
      out.push_back(ratio(prose, words));
      out.push_back(log_size(static_cast<double>(s.size())));
    }
  }

  void write_style(std::size_t block, std::vector<float>& out) const {
    const StyleSums& sums = styles_.at(view_.style[block]);
    out.push_back(ratio(sums.prose, page_.prose.all()));
    out.push_back(log_size(sums.words));
    out.push_back(log_size(sums.count));
    out.push_back(ratio(sums.links, sums.words));
    out.push_back(ratio(sums.prose, sums.words));
  }

  void write_stated(std::size_t block, std::vector<float>& out) const {
    const std::string_view text = view_.lines[block].text;
    out.push_back(body_.empty() ? -1.0F : body_.share(text));
    out.push_back(summary_.share(text));
    out.push_back(flag(titled_[block]));
    out.push_back(h1_ == view_.lines.size() ? -1.0F : flag(block > h1_));
    out.push_back(h1_ == view_.lines.size() ? -1000.0F : static_cast<float>(block) - static_cast<float>(h1_));
    out.push_back(ratio(page_.links.all(), page_.words.all()));
    out.push_back(flag(!body_.empty()));
  }

  const BlockView& view_;
  Page page_;
  Stated body_;
  Stated summary_;
  NodeId half_ = 0;
  NodeId most_ = 0;
  NodeId best_ = 0;
  std::size_t h1_ = 0;
  std::vector<std::string> titles_;  // folded
  std::vector<bool> titled_;         // per block: says the title
  std::unordered_map<std::uint64_t, StyleSums> styles_;
};

float mean_score(const Sums& weighted, const Sums& weights, Stretch s) {
  return ratio(weighted.between(s.begin, s.end), weights.between(s.begin, s.end));
}

}  // namespace

const std::array<std::string_view, kBlockFeatures> kBlockFeatureNames = joined(kLineFeatureNames, kTreeNames);
const std::array<std::string_view, kBlockStage2Features> kBlockStage2Names =
    joined(kBlockFeatureNames, kScoreNames);

BlockView view_blocks(const html::Tree& tree, const PageBlocks& cut, const Phrases& phrases,
                      const MonthNames& months) {
  BlockView view{tree, cut, {}, {}, {}};
  view.lines.reserve(cut.blocks.size());
  for (const PageBlock& block : cut.blocks) {
    Line line;
    line.text = block.text;
    line.number = static_cast<std::uint32_t>(view.lines.size());
    line.link_share = ratio(block.link_bytes, static_cast<double>(block.text.size()));
    measure_line(line, phrases, months);
    view.lines.push_back(line);
    view.style.push_back(style_of(tree, block.element));
  }
  view.context = line_context(view.lines, {});
  return view;
}

std::vector<float> block_features(const BlockView& view, const Structured& structured) {
  const std::vector<float> as_lines = line_features(view.lines, view.context);
  std::vector<float> out;
  out.reserve(view.lines.size() * kBlockFeatures);
  Writer writer(view, structured);
  for (std::size_t k = 0; k < view.lines.size(); ++k) {
    const auto row = as_lines.begin() + static_cast<std::ptrdiff_t>(k * kLineFeatures);
    out.insert(out.end(), row, row + kLineFeatures);
    writer.write(k, out);
  }
  return out;
}

std::vector<float> block_stage2_features(const BlockView& view, const std::vector<float>& stage1,
                                         const std::vector<float>& scores) {
  Sums weighted(scores.size());
  Sums weights(scores.size());
  Sums kept(scores.size());
  std::unordered_map<std::uint64_t, std::pair<double, double>> styles;
  for (std::size_t k = 0; k < scores.size(); ++k) {
    const double words = 1 + view.lines[k].shape.words;
    const double score = static_cast<double>(std::clamp(scores[k], -4.0F, 4.0F));
    weighted.add(words * score);
    weights.add(words);
    kept.add(scores[k] > 0 ? words : 0);
    styles[view.style[k]].first += words * score;
    styles[view.style[k]].second += words;
  }
  std::vector<float> around = neighbour_scores(scores);
  const std::size_t width = around.size() / std::max<std::size_t>(1, scores.size());
  std::vector<float> out;
  out.reserve(scores.size() * kBlockStage2Features);
  for (std::size_t k = 0; k < scores.size(); ++k) {
    const auto row = stage1.begin() + static_cast<std::ptrdiff_t>(k * kBlockFeatures);
    out.insert(out.end(), row, row + kBlockFeatures);
    const auto near = around.begin() + static_cast<std::ptrdiff_t>(k * width);
    out.insert(out.end(), near, near + static_cast<std::ptrdiff_t>(width));
    const auto levels = levels_of(view, k);
    for (std::size_t level = 0; level < 4; ++level)
      out.push_back(mean_score(weighted, weights, stretch_of(view, levels[level])));
    const auto& style = styles[view.style[k]];
    out.push_back(ratio(style.first, style.second));
    for (std::size_t level = 1; level < 4; ++level) {
      const Stretch s = stretch_of(view, levels[level]);
      out.push_back(ratio(kept.between(s.begin, s.end), kept.all()));
    }
  }
  return out;
}

}  // namespace dragoman::cleaning
