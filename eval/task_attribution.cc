// Task `attribution`: rows {id, text, lang} in; rows {id, attributions} out, spans in code points of `text`.
#include <boost/json.hpp>
#include <fstream>
#include <sstream>
#include <string>

#include "base/file.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "eval/tasks.h"
#include "read/read.h"

namespace dragoman::eval {
namespace {

constexpr std::size_t kMaxInputBytes = 1U << 30U;

// A clean text as a report: a paragraph a line.
Report report_of(const boost::json::object& row) {
  Report report;
  const auto field = [&](const char* name) {
    const boost::json::value* value = row.if_contains(name);
    return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
  };
  report.id = field("id");
  report.text = field("text");
  report.language = field("lang").empty() ? "en" : field("lang");
  std::uint32_t begin = 0;
  for (std::uint32_t at = 0; at <= report.text.size(); ++at) {
    if (at < report.text.size() && report.text[at] != '\n') continue;
    if (at > begin) report.blocks.push_back({BlockKind::paragraph, {begin, at}});
    begin = at + 1;
  }
  return report;
}

boost::json::array spans(const std::vector<ByteRange>& ranges, const CodePointIndex& index) {
  boost::json::array out;
  for (const ByteRange range : ranges)
    out.push_back(boost::json::array{index.code_point_of(range.begin), index.code_point_of(range.end)});
  return out;
}

boost::json::object answer(const Report& report, const Reading& reading) {
  const CodePointIndex index(report.text);
  const auto name = [](Index i) { return "A" + std::to_string(i); };
  boost::json::array attributions;
  for (Index i = 0; i < reading.attributions.size(); ++i) {
    const Attribution& attribution = reading.attributions[i];
    boost::json::object out{{"id", name(i)},
                            {"source", spans(attribution.source, index)},
                            {"cue", spans(attribution.cue, index)},
                            {"content", spans(attribution.content, index)},
                            {"speaker", attribution.speaker_name}};
    out["inside"] =
        attribution.inside == kNone ? boost::json::value() : boost::json::value(name(attribution.inside));
    attributions.push_back(std::move(out));
  }
  return {{"id", report.id}, {"attributions", std::move(attributions)}};
}

}  // namespace

Result<std::size_t> attribution(const Call& call) {
  const Result<ReadKnowledge> knowledge = ReadKnowledge::load(call.knowledge);
  if (!knowledge) return tl::unexpected(knowledge.error());
  const Result<std::string> rows = read_file(call.in, kMaxInputBytes);
  if (!rows) return tl::unexpected(rows.error());
  std::istringstream lines(*rows);
  std::ostringstream out;
  std::size_t unanswered = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty()) continue;
    boost::json::error_code error;
    const boost::json::value row = boost::json::parse(line, error);
    if (error || !row.is_object()) {
      ++unanswered;
      continue;
    }
    const Report report = report_of(row.as_object());
    out << boost::json::serialize(answer(report, read(report, *knowledge))) << '\n';
  }
  if (Result<void> written = write_file(call.out, out.str()); !written)
    return tl::unexpected(written.error());
  return unanswered;
}

}  // namespace dragoman::eval
