// Claims: the time that coding takes beside reading, on the codebook's own cases put together to reports.
#include <algorithm>
#include <string>
#include <vector>

#include "bench/bench.h"
#include "claim/code.h"
#include "claim/codebook_cases.h"
#include "read/read.h"

namespace dragoman::bench {
namespace {

constexpr std::size_t kSentences = 25;  // of a report, about the length of a wire story
constexpr int kRounds = 20;

std::vector<Report> sample_reports(const std::filesystem::path& codebook) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(codebook / "en" / "tests", error)) {
    files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> texts;
  std::size_t count = 0;
  for (const auto& file : files) {
    const auto cases = read_cases(file);
    if (!cases) continue;
    for (const CodebookCase& one : *cases) {
      if (count++ % kSentences == 0) texts.emplace_back();
      texts.back() += one.text + ' ';
    }
  }
  std::vector<Report> reports;
  for (const std::string& text : texts) reports.push_back(report_of(text, "en"));
  return reports;
}

}  // namespace

std::vector<Section> bench_claim(const Inputs& inputs) {
  const double before = cpu_seconds();
  const auto book = Codebook::load(inputs.codebook);
  const double load_s = cpu_seconds() - before;
  const auto knowledge = ReadKnowledge::load(inputs.knowledge);
  if (!book || !knowledge) return {};
  const std::vector<Report> reports = sample_reports(inputs.codebook);
  std::vector<Reading> readings;
  const double read_start = cpu_seconds();
  for (int round = 0; round < kRounds; ++round) {
    readings.clear();
    for (const Report& report : reports) readings.push_back(read(report, *knowledge));
  }
  const double reading_s = cpu_seconds() - read_start;
  std::size_t claims = 0;
  const double start = cpu_seconds();
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t i = 0; i < reports.size(); ++i) claims += code(reports[i], readings[i], *book).size();
  }
  const double coding_s = cpu_seconds() - start;
  const auto documents = static_cast<double>(reports.size()) * kRounds;
  return {{"claim",
           std::to_string(reports.size()) + " reports of " + std::to_string(kSentences) + " sentences, " +
               std::to_string(kRounds) + " times",
           {{"documents_per_s", documents / coding_s},
            {"claims_per_s", static_cast<double>(claims) / coding_s},
            {"share_of_reading", coding_s / reading_s},
            {"codebook_load_ms", load_s * 1000}}}};
}

}  // namespace dragoman::bench
