// Places: gazetteer loading, and finding and resolving places in news text.
#include <fmt/format.h>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <fstream>
#include <string>
#include <vector>

#include "base/file.h"
#include "bench/bench.h"
#include "read/place/places.h"

namespace dragoman::bench {
namespace {

constexpr double kSeconds = 2;

Report report_of(std::string text) {
  Report report;
  report.text = std::move(text);
  report.language = "en";
  report.blocks.push_back({BlockKind::paragraph, {0, static_cast<std::uint32_t>(report.text.size())}});
  return report;
}

std::vector<Report> reports_of(const std::filesystem::path& folder) {
  std::vector<Report> reports;
  for (const char* name : {"lgl.jsonl", "trnews.jsonl", "geovirus.jsonl"}) {
    std::ifstream lines(folder / name);
    for (std::string line; std::getline(lines, line);) {
      const boost::json::value row = boost::json::parse(line);
      reports.push_back(report_of(std::string(row.at("text").as_string())));
    }
  }
  return reports;
}

// Return CPU seconds a call.
template <class Work>
double seconds_a_round(const Work& work) {
  const double begin = cpu_seconds();
  int rounds = 0;
  double spent = 0;
  do {
    work();
    ++rounds;
    spent = cpu_seconds() - begin;
  } while (spent < kSeconds);
  return spent / rounds;
}

}  // namespace

std::vector<Section> bench_place(const Inputs& inputs) {
  const Result<PlaceKnowledge> knowledge = PlaceKnowledge::load(inputs.knowledge);
  const std::vector<Report> reports = reports_of(inputs.corpora / "geo");
  if (!knowledge) return {};
  std::vector<Section> sections;
  const std::filesystem::path file = inputs.knowledge / "gazetteer.bin";
  const double load = seconds_a_round([&] { static_cast<void>(Gazetteer::load(file)); });
  sections.push_back(
      {"gazetteer", fmt::format("{} places", knowledge->gazetteer.size()), {{"load_ms", load * 1e3}}});
  if (reports.empty()) return sections;
  std::size_t bytes = 0;
  for (const Report& report : reports) bytes += report.text.size();
  std::size_t places = 0;
  const double round = seconds_a_round([&] {
    places = 0;
    for (const Report& report : reports) {
      Reading reading;
      find_places(report, *knowledge, reading);
      places += reading.places.size();
    }
  });
  const double megabytes = static_cast<double>(bytes) / 1e6;
  sections.push_back(
      {"places",
       fmt::format("{} reports, {:.2f} MB, {} places", reports.size(), megabytes, places),
       {{"mb_per_s", megabytes / round}, {"reports_per_s", static_cast<double>(reports.size()) / round}}});
  return sections;
}

}  // namespace dragoman::bench
