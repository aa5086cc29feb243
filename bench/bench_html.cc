// Reading HTML: the pages of the extraction corpus, and pages made to hurt.
#include <algorithm>
#include <fstream>
#include <string>

#include "base/inflate.h"
#include "base/limits.h"
#include "bench/bench.h"
#include "bench/hostile_pages.h"
#include "clean/clean.h"
#include "clean/encoding.h"
#include "clean/html/tree.h"
#include "collect/collect.h"

namespace dragoman::bench {
namespace {

constexpr double kMegabyte = 1e6;
constexpr double kSeconds = 2;  // each figure is measured for about as long

std::vector<std::string> read_pages(const std::filesystem::path& folder) {
  std::vector<std::string> pages;
  collect(
      folder, [&](Page page) { pages.push_back(std::move(page.bytes)); }, [](const Error&) {});
  return pages;
}

std::size_t total_size(const std::vector<std::string>& pages) {
  std::size_t size = 0;
  for (const std::string& page : pages) size += page.size();
  return size;
}

// Return how often a second the pages can be gone through.
template <class Work>
double rounds_per_second(const std::vector<std::string>& pages, const Work& work) {
  const double begin = cpu_seconds();
  double spent = 0;
  int rounds = 0;
  do {
    for (const std::string& page : pages) work(page);
    ++rounds;
    spent = cpu_seconds() - begin;
  } while (spent < kSeconds);
  return rounds / spent;
}

std::vector<Section> measure_pages(const std::filesystem::path& folder) {
  const std::vector<std::string> pages = read_pages(folder);
  if (pages.empty()) return {};
  std::vector<std::string> decoded;
  for (const std::string& page : pages) decoded.push_back(decode(page, "").utf8);
  const double megabytes = static_cast<double>(total_size(pages)) / kMegabyte;
  const auto count = static_cast<double>(pages.size());
  std::size_t nodes = 0;
  const double decoding = rounds_per_second(pages, [](const std::string& page) { decode(page, ""); });
  const double parsing = rounds_per_second(
      decoded, [&](const std::string& page) { nodes += html::parse_html(page).nodes.size(); });
  Section section{"html", std::to_string(pages.size()) + " pages, " + std::to_string(megabytes) + " MB", {}};
  section.figures = {{"decode_mb_per_s", decoding * megabytes},
                     {"tree_mb_per_s", parsing * megabytes},
                     {"tree_pages_per_s", parsing * count},
                     {"decode_and_tree_pages_per_s", count / (1 / decoding + 1 / parsing)}};
  return {section};
}

// Reset the high-water mark of resident memory (Linux); what is measured next counts from the present size.
void reset_peak() {
  std::ofstream("/proc/self/clear_refs") << 5;
}

double peak_since_reset_mb() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    if (word != "VmHWM:") continue;
    double kilobytes = 0;
    status >> kilobytes;
    return kilobytes / 1024;
  }
  return 0;
}

// Clean a page through and through. What is refused as no text is made a tree all the same.
void clean_all(const Page& page, const CleanKnowledge& knowledge) {
  if (!clean(page, knowledge)) html::parse_html(decode(page.bytes, "").utf8);
}

Section measure_hostile(const CleanKnowledge& knowledge) {
  Section section{"hostile", "pages made to hurt, read and cleaned with all metadata", {}};
  double slowest = 0;
  double largest = 0;
  for (const HostilePage& page : hostile_pages()) {
    const std::string bytes = page.make();
    reset_peak();
    const double begin = cpu_seconds();
    if (page.is_text) {
      Page text;
      text.bytes = bytes;
      clean_all(text, knowledge);
    } else {
      collect_bytes(
          bytes, std::string(page.name), [&](const Page& one) { clean_all(one, knowledge); },
          [](const Error&) {});
    }
    const double seconds = cpu_seconds() - begin;
    const double peak = peak_since_reset_mb();
    section.figures.push_back({std::string(page.name) + "_ms", seconds * 1000});
    section.figures.push_back({std::string(page.name) + "_peak_mb", peak});
    slowest = std::max(slowest, seconds);
    largest = std::max(largest, peak);
  }
  section.figures.push_back({"slowest_ms", slowest * 1000});
  section.figures.push_back({"largest_peak_mb", largest});
  return section;
}

}  // namespace

std::vector<Section> bench_html(const Inputs& inputs) {
  std::vector<Section> sections = measure_pages(inputs.corpora / "extraction/dev/pages/aeb");
  if (const auto knowledge = CleanKnowledge::load(inputs.knowledge))
    sections.push_back(measure_hostile(*knowledge));
  return sections;
}

}  // namespace dragoman::bench
