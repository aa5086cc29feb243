#include "clean/body/page_report.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "clean/body/analysis.h"
#include "clean/html/tree.h"
#include "clean/knowledge.h"
#include "clean/meta/dateline.h"
#include "clean/meta/metadata.h"
#include "clean/report_builder.h"

namespace dragoman::cleaning {
namespace {

using html::Tag;

bool near(const PageBlock& block, Hint hint, std::uint8_t levels) {
  return block.hint_distance[static_cast<std::size_t>(hint)] <= levels;
}

BlockKind kind_of(const PageBlock& block) {
  if (near(block, Hint::tag_figcaption, 4)) return BlockKind::caption;
  if (block.heading > 0) return BlockKind::heading;
  if (near(block, Hint::tag_blockquote, 6)) return BlockKind::quotation;
  if (block.tag == Tag::td || block.tag == Tag::th || block.tag == Tag::tr) return BlockKind::table_row;
  if (block.tag == Tag::li || block.tag == Tag::dd || block.tag == Tag::dt || near(block, Hint::tag_list, 2))
    return BlockKind::list_item;
  return BlockKind::paragraph;
}

// A caption inside the report's container that says something is kept as text of its own kind.
bool is_kept_caption(const BlockView& view, const std::vector<bool>& kept, std::size_t k) {
  const PageBlock& block = view.cut.blocks[k];
  if (view.lines[k].shape.words < 4 || !near(block, Hint::tag_figcaption, 4) ||
      2 * std::size_t{block.link_bytes} > block.text.size())
    return false;
  constexpr std::size_t kNear = 6;
  for (std::size_t other = k > kNear ? k - kNear : 0; other < std::min(kept.size(), k + kNear); ++other) {
    if (kept[other]) return true;
  }
  return false;
}

// The summary between headline and body: before the first paragraph of the body, either marked as one or set
// as a heading that is a sentence. A paragraph that opens with a dateline is the body whatever its class.
std::optional<std::size_t> find_standfirst(const PageAnalysis& page, const Knowledge& knowledge,
                                           std::optional<std::size_t> title) {
  constexpr int kLeastWords = 6;
  std::size_t paragraphs = 0;
  for (const bool kept : page.kept) paragraphs += kept ? 1U : 0U;
  if (paragraphs < 3) return std::nullopt;  // a note of two paragraphs has no summary
  for (std::size_t k = title ? *title + 1 : 0; k < page.kept.size(); ++k) {
    if (!page.kept[k]) continue;
    const PageBlock& block = page.cut.blocks[k];
    const BlockKind kind = kind_of(block);
    const TextShape& shape = page.view.lines[k].shape;
    if (kind == BlockKind::caption || shape.words < kLeastWords) continue;
    if (block.heading > 1 && shape.ends_sentence) return k;
    const bool marked = kind == BlockKind::paragraph && near(block, Hint::lead, 2);
    if (marked && read_dateline(block.text, knowledge.agencies).text.empty()) return k;
    return std::nullopt;
  }
  return std::nullopt;
}

// Append a block's text with the places it came from.
void append_block(const PageBlocks& cut, const PageBlock& block, ReportBuilder& builder) {
  const auto begin = static_cast<std::uint32_t>(block.text.data() - cut.text.data());
  std::uint32_t done = begin;
  for (std::uint32_t p = block.first_piece; p < block.last_piece; ++p) {
    const Piece& piece = cut.pieces[p];
    if (piece.text.begin > done) builder.append_made(slice(cut.text, {done, piece.text.begin}));
    builder.append(slice(cut.text, piece.text), piece.source);
    done = piece.text.end;
  }
}

void append_as(BlockKind kind, const BlockView& view, std::size_t k, ReportBuilder& builder) {
  builder.begin_block(kind);
  append_block(view.cut, view.cut.blocks[k], builder);
  builder.end_block();
}

}  // namespace

void fill_from_page(std::string_view source, const Knowledge& knowledge, Report& report) {
  const PageAnalysis page(source, knowledge, true, &report.notes);
  const std::optional<std::size_t> title = read_metadata(page, knowledge, report);
  ReportBuilder builder(report);
  if (title) append_as(BlockKind::title, page.view, *title, builder);
  const std::optional<std::size_t> standfirst = find_standfirst(page, knowledge, title);
  for (std::size_t k = 0; k < page.kept.size(); ++k) {
    if (title == k) continue;
    if (page.kept[k]) {
      const BlockKind kind = standfirst == k ? BlockKind::standfirst : kind_of(page.cut.blocks[k]);
      append_as(kind, page.view, k, builder);
    } else if (is_kept_caption(page.view, page.kept, k)) {
      append_as(BlockKind::caption, page.view, k, builder);
    }
  }
  read_text_metadata(knowledge, report);
}

}  // namespace dragoman::cleaning
