// Task "extraction": clean the pages of every <set>.pages.jsonl[.gz] in a folder. A row has `id`, `url`, and
// a `file` relative to the folder (perhaps gzip'd) or the text of a dump in `dump`. A row without url and of
// plain text is a dump too.
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <filesystem>
#include <string>

#include "base/file.h"
#include "clean/clean.h"
#include "eval/rows.h"
#include "eval/tasks.h"

namespace dragoman::eval {
namespace {

constexpr std::string_view kEnding = ".pages.jsonl";

// The text of the report without its headline and the captions, which are text of their own kind.
std::string main_text(const Report& report) {
  std::string out;
  for (const Block& block : report.blocks) {
    if (block.kind == BlockKind::title || block.kind == BlockKind::caption) continue;
    if (!out.empty()) out += '\n';
    out += slice(report.text, block.text);
  }
  return out;
}

boost::json::object answer(const std::string& id, const CleanPage& page) {
  boost::json::array authors;
  for (const std::string& author : page.report.authors) authors.emplace_back(author);
  // Gold authors are whoever signs the page, people or not.
  for (const std::string& credit : page.report.credits) authors.emplace_back(credit);
  boost::json::object row{{"id", id},
                          {"text", main_text(page.report)},
                          {"title", page.report.title},
                          {"author", std::move(authors)},
                          {"outlet", page.report.outlet},
                          {"lang", page.report.language},
                          {"published", page.report.published.value}};
  if (page.report.published.value.size() < 10) row["published"] = nullptr;
  if (!page.lines.empty()) {
    boost::json::array labels;
    for (const std::string& line : page.lines) labels.emplace_back(line);
    row["labels"] = std::move(labels);
  }
  return row;
}

Result<Page> page_of(const boost::json::object& row, const std::filesystem::path& folder) {
  Page page;
  page.url = text_field(row, "url");
  if (row.contains("dump")) {
    page.bytes = text_field(row, "dump");
    page.format = PageFormat::dump;
    return page;
  }
  page.where = text_field(row, "file");
  Result<std::string> bytes = read_unpacked(folder / page.where);
  if (!bytes) return tl::unexpected(bytes.error());
  page.bytes = std::move(*bytes);
  return page;
}

Result<void> answer_set(const std::filesystem::path& file, const std::filesystem::path& out,
                        const CleanKnowledge& knowledge, const CleanOptions& options) {
  const auto rows = read_rows(file);
  if (!rows) return tl::unexpected(rows.error());
  std::string lines;
  for (const boost::json::object& row : *rows) {
    const Result<Page> page = page_of(row, file.parent_path());
    if (!page) return tl::unexpected(page.error());
    const Result<CleanPage> cleaned = clean(*page, knowledge, options);
    if (!cleaned) {
      // A page that cannot be read has no text: that is an answer too.
      std::fprintf(stderr, "%s\n", cleaned.error().line().c_str());
      lines +=
          boost::json::serialize(boost::json::object{{"id", text_field(row, "id")}, {"text", ""}}) + '\n';
      continue;
    }
    lines += boost::json::serialize(answer(text_field(row, "id"), *cleaned)) + '\n';
  }
  if (auto written = write_file(out, lines); !written) return tl::unexpected(written.error());
  return {};
}

}  // namespace

Result<std::size_t> extraction(const Call& call) {
  const Result<CleanKnowledge> knowledge = CleanKnowledge::load(call.knowledge);
  if (!knowledge) return tl::unexpected(knowledge.error());
  // Gold texts are not masked, so masks would count as errors of extraction.
  const CleanOptions options{.redact = false};
  std::error_code error;
  std::filesystem::create_directories(call.out, error);
  for (const auto& entry : std::filesystem::directory_iterator(call.in, error)) {
    const std::string name = entry.path().filename().string();
    const std::size_t at = name.find(kEnding);
    if (at == std::string::npos) continue;
    const Result<void> answered =
        answer_set(entry.path(), call.out / (name.substr(0, at) + ".pred.jsonl"), *knowledge, options);
    if (!answered) return tl::unexpected(answered.error());
  }
  if (error) return fail(ErrorCode::unreadable, error.message(), call.in.string());
  return 0;
}

}  // namespace dragoman::eval
