// bench/run [PART]: measure every part, or one; print JSON.
#include "bench/bench.h"

#include <sys/resource.h>

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string_view>
#include <utility>

namespace dragoman::bench {

double cpu_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

double peak_rss_mb() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

namespace {

const std::vector<std::pair<std::string_view, Bench>>& parts() {
  static const std::vector<std::pair<std::string_view, Bench>> table = {
      {"all", bench_all},     {"read", bench_read},     {"value", bench_value}, {"html", bench_html},
      {"clean", bench_clean}, {"record", bench_record}, {"place", bench_place}, {"actors", bench_actors},
      {"claim", bench_claim}, {"speech", bench_speech},
  };
  return table;
}

std::filesystem::path folder(const char* variable, const char* standard) {
  const char* value = std::getenv(variable);
  return value != nullptr ? value : standard;
}

boost::json::object to_json(const Section& section) {
  boost::json::object figures;
  for (const Figure& figure : section.figures) figures[figure.name] = figure.value;
  return {{"name", section.name}, {"input", section.input}, {"figures", std::move(figures)}};
}

int measure(std::string_view wanted) {
  const std::filesystem::path corpora = folder("DRAGOMAN_CORPORA", DRAGOMAN_SOURCE "/../shared");
  const Inputs inputs{corpora / "corpora", DRAGOMAN_SOURCE "/examples/reports",
                      folder("DRAGOMAN_KNOWLEDGE", DRAGOMAN_KNOWLEDGE_DIR),
                      folder("DRAGOMAN_CODEBOOK", DRAGOMAN_CODEBOOK_DIR)};
  boost::json::array sections;
  for (const auto& [name, bench] : parts()) {
    if (!wanted.empty() && name != wanted) continue;
    for (const Section& section : bench(inputs)) sections.push_back(to_json(section));
  }
  const boost::json::object all{
      {"version", DRAGOMAN_VERSION}, {"sections", std::move(sections)}, {"peak_rss_mb", peak_rss_mb()}};
  std::puts(boost::json::serialize(all).c_str());
  return 0;
}

}  // namespace
}  // namespace dragoman::bench

int main(int argc, char** argv) {
  return dragoman::bench::measure(argc > 1 ? argv[1] : "");
}
