// Cleaning: pages a second with all metadata, parse included, on the English news pages of the extraction
// corpus. One core.
#include <algorithm>
#include <string>
#include <vector>

#include "bench/bench.h"
#include "clean/clean.h"
#include "collect/collect.h"

namespace dragoman::bench {

std::vector<Section> bench_clean(const Inputs& inputs) {
  constexpr int kRounds = 5;
  const Result<CleanKnowledge> knowledge = CleanKnowledge::load(inputs.knowledge);
  if (!knowledge) return {};
  std::vector<Page> pages;
  collect(
      inputs.corpora / "extraction" / "dev" / "pages" / "aeb",
      [&](Page page) { pages.push_back(std::move(page)); }, [](const Error&) {});
  if (pages.empty()) return {};
  std::size_t bytes = 0;
  for (const Page& page : pages) bytes += page.bytes.size();
  double best = 1e9;
  std::size_t words = 0;
  for (int round = 0; round < kRounds; ++round) {
    const double start = cpu_seconds();
    for (const Page& page : pages) {
      const Result<CleanPage> cleaned = clean(page, *knowledge);
      words += cleaned ? cleaned->report.text.size() : 0;
    }
    best = std::min(best, cpu_seconds() - start);
  }
  const auto count = static_cast<double>(pages.size());
  const double megabytes = static_cast<double>(bytes) / 1e6;
  Section section{
      "clean", std::to_string(pages.size()) + " pages, " + std::to_string(bytes / 1000) + " kB", {}};
  section.figures = {{"pages_per_s", count / best},
                     {"mb_per_s", megabytes / best},
                     {"text_kb_per_page", static_cast<double>(words) / 1000 / count / kRounds},
                     {"peak_rss_mb", peak_rss_mb()}};
  return {section};
}

}  // namespace dragoman::bench
