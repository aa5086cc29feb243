#include "clean/clean.h"

#include <algorithm>
#include <unordered_map>

#include "base/hash.h"
#include "base/limits.h"
#include "base/unicode.h"
#include "clean/body/page_report.h"
#include "clean/dump/dump_report.h"
#include "clean/encoding.h"
#include "clean/format.h"
#include "clean/knowledge.h"
#include "clean/language.h"
#include "clean/redact.h"

namespace dragoman {
namespace {

constexpr std::size_t kIdDigits = 16;

Result<void> check(const Page& page) {
  if (page.bytes.size() > kMaxPageBytes)
    return fail(ErrorCode::too_large, "the page is longer than 32 MB", page.where);
  if (trim(page.bytes).empty()) return fail(ErrorCode::bad_input, "the page is empty", page.where);
  if (cleaning::is_binary(page.bytes)) return fail(ErrorCode::bad_input, "the page is no text", page.where);
  return {};
}

// What the sender says outranks what the page says.
void take_from_sender(const Page& page, Report& report) {
  report.id = !page.id.empty() ? page.id : sha256_hex(page.bytes).substr(0, kIdDigits);
  report.url = page.url;
  report.outlet = page.outlet;
}

void set_language(Report& report) {
  std::string body;
  for (const Block& block : report.blocks) {
    if (block.kind == BlockKind::title || block.kind == BlockKind::caption || body.size() > 2000) continue;
    body.append(slice(report.text, block.text)).append("\n");
  }
  report.language =
      cleaning::language_of(body.empty() ? std::string_view(report.title) : std::string_view(body));
}

Result<CleanPage> clean_one(const Page& page, const cleaning::Knowledge& knowledge,
                            const CleanOptions& options, const cleaning::RepeatedLines& repeated) {
  if (Result<void> checked = check(page); !checked) return tl::unexpected(checked.error());
  CleanPage out;
  take_from_sender(page, out.report);
  Decoded decoded = decode(page.bytes, page.content_type);
  out.source = std::move(decoded.utf8);
  out.report.notes = std::move(decoded.notes);
  const bool is_html = page.format == PageFormat::html || (page.format == PageFormat::unknown &&
                                                           cleaning::is_html(out.source, page.content_type));
  if (is_html) {
    cleaning::fill_from_page(out.source, knowledge, out.report);
  } else {
    out.lines = cleaning::fill_from_dump(out.source, knowledge, repeated, out.report);
  }
  if (!page.date.empty()) out.report.published = {page.date, "sender"};
  set_language(out.report);
  if (options.redact) cleaning::redact(out.report);
  return out;
}

// Lines of the dumps that three pages have, or two where the batch is small.
cleaning::RepeatedLines repeated_lines(std::span<const Page> pages) {
  std::unordered_map<std::uint64_t, std::pair<std::size_t, std::size_t>> seen;  // key -> pages, last page
  for (std::size_t p = 0; p < pages.size(); ++p) {
    if (pages[p].format == PageFormat::html || pages[p].bytes.size() > kMaxPageBytes) continue;
    std::string_view rest = pages[p].bytes;
    if (pages[p].format == PageFormat::unknown && cleaning::is_html(rest, pages[p].content_type)) continue;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view line = trim(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (line.empty()) continue;
      auto& [count, last] = seen[cleaning::line_key(line)];
      if (count == 0 || last != p) ++count;
      last = p;
    }
  }
  const std::size_t least = pages.size() < 10 ? 2 : 3;
  cleaning::RepeatedLines out;
  for (const auto& [key, value] : seen) {
    if (value.first >= least) out.insert(key);
  }
  return out;
}

}  // namespace

Result<CleanKnowledge> CleanKnowledge::load(const std::filesystem::path& folder) {
  Result<cleaning::Knowledge> knowledge = cleaning::load_knowledge(folder);
  if (!knowledge) return tl::unexpected(knowledge.error());
  return CleanKnowledge(std::make_shared<const cleaning::Knowledge>(std::move(*knowledge)));
}

Result<CleanPage> clean(const Page& page, const CleanKnowledge& knowledge, const CleanOptions& options) {
  return clean_one(page, knowledge.get(), options, {});
}

std::vector<Result<CleanPage>> clean_batch(std::span<const Page> pages, const CleanKnowledge& knowledge,
                                           const CleanOptions& options) {
  const cleaning::RepeatedLines repeated = repeated_lines(pages);
  std::vector<Result<CleanPage>> out;
  out.reserve(pages.size());
  for (const Page& page : pages) out.push_back(clean_one(page, knowledge.get(), options, repeated));
  return out;
}

}  // namespace dragoman
