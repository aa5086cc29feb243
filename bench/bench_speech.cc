// Speech alone, on sentences, words and trees that are there already.
#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>
#include <sstream>

#include "base/file.h"
#include "bench/bench.h"
#include "read/read.h"
#include "read/speech/speech.h"

namespace dragoman::bench {
namespace {

constexpr std::size_t kMaxInputBytes = 1U << 30U;
constexpr int kRounds = 10;

Report report_of(std::string text) {
  Report report;
  report.text = std::move(text);
  report.language = "en";
  std::uint32_t begin = 0;
  for (std::uint32_t at = 0; at <= report.text.size(); ++at) {
    if (at < report.text.size() && report.text[at] != '\n') continue;
    if (at > begin) report.blocks.push_back({BlockKind::paragraph, {begin, at}});
    begin = at + 1;
  }
  return report;
}

std::vector<Report> reports_of(const std::filesystem::path& file) {
  std::vector<Report> reports;
  const Result<std::string> rows = read_file(file, kMaxInputBytes);
  if (!rows) return reports;
  std::istringstream lines(*rows);
  for (std::string line; std::getline(lines, line);)
    if (const boost::json::value row = boost::json::parse(line); row.is_object())
      reports.push_back(report_of(std::string(row.at("text").as_string())));
  return reports;
}

}  // namespace

std::vector<Section> bench_speech(const Inputs& inputs) {
  const std::vector<Report> reports = reports_of(inputs.corpora / "attribution/polnear_dev.jsonl");
  const Result<ReadKnowledge> knowledge = ReadKnowledge::load(inputs.knowledge);
  if (reports.empty() || !knowledge) return {};
  std::vector<Reading> readings;
  std::size_t bytes = 0;
  for (const Report& report : reports) {
    readings.push_back(read(report, *knowledge));
    bytes += report.text.size();
  }
  std::size_t found = 0;
  const double start = cpu_seconds();
  for (int round = 0; round < kRounds; ++round)
    for (std::size_t i = 0; i < reports.size(); ++i)
      found += speech::find(reports[i], readings[i], *knowledge->speech).size();
  const double seconds = std::max(cpu_seconds() - start, 1e-9);
  const double megabytes = static_cast<double>(bytes) * kRounds / 1e6;
  return {{"speech",
           std::to_string(reports.size()) + " reports, " + std::to_string(bytes) + " bytes",
           {{"mb_per_s", megabytes / seconds}, {"attributions", static_cast<double>(found) / kRounds}}}};
}

}  // namespace dragoman::bench
