// End to end: pages to documents, all stages and their knowledge together, as `dragoman read` runs them;
// nothing stored.
#include <chrono>

#include "bench/bench.h"
#include "collect/collect.h"
#include "record/pipeline.h"

namespace dragoman::bench {
namespace {

constexpr int kRounds = 20;

std::vector<Page> pages_of(const std::filesystem::path& path) {
  std::vector<Page> pages;
  collect(
      path, [&](Page page) { pages.push_back(std::move(page)); }, [](const Error&) {});
  return pages;
}

Section measure(const std::string& name, const Knowledge& knowledge, const std::vector<Page>& pages,
                int rounds) {
  std::size_t documents = 0;
  std::size_t words = 0;
  std::size_t claims = 0;
  double bytes = 0;
  const double start = cpu_seconds();
  for (int round = 0; round < rounds; ++round) {
    for (const Page& page : pages) {
      bytes += static_cast<double>(page.bytes.size());
      const auto document = knowledge.understand(page);
      if (!document) continue;
      ++documents;
      words += document->reading.words.size();
      claims += document->claims.size();
    }
  }
  const double seconds = cpu_seconds() - start;
  return {name,
          std::to_string(pages.size()) + " pages, " + std::to_string(rounds) + " times",
          {{"documents_per_s", static_cast<double>(documents) / seconds},
           {"mb_per_s", bytes / 1e6 / seconds},
           {"words_per_s", static_cast<double>(words) / seconds},
           {"claims_per_s", static_cast<double>(claims) / seconds},
           {"peak_rss_mb", peak_rss_mb()}}};
}

}  // namespace

std::vector<Section> bench_all(const Inputs& inputs) {
  const auto knowledge = Knowledge::load(inputs.knowledge, inputs.codebook);
  if (!knowledge) return {};
  std::vector<Section> sections;
  sections.push_back(measure("end to end, examples", *knowledge, pages_of(inputs.examples), kRounds));
  const auto web = inputs.corpora / "extraction" / "dev" / "pages" / "aeb";
  if (std::filesystem::is_directory(web)) {
    sections.push_back(measure("end to end, web pages", *knowledge, pages_of(web), 1));
  }
  return sections;
}

}  // namespace dragoman::bench
