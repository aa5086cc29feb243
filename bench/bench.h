// Benchmarks: each part measures itself on fixed inputs and reports figures by name; bench.cc prints them as
// one JSON object. One core, CPU time.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace dragoman::bench {

struct Figure {
  std::string name;  // "pages_per_s"
  double value = 0;
};

struct Section {
  std::string name;   // "clean"
  std::string input;  // what was read: "90 pages, 15.9 MB"
  std::vector<Figure> figures;
};

struct Inputs {
  std::filesystem::path corpora;   // the corpora folder; sections that need it are skipped when it is absent
  std::filesystem::path examples;  // the project's own examples
  std::filesystem::path knowledge;
  std::filesystem::path codebook;
};

// Return CPU seconds of this process so far.
double cpu_seconds();
// Return the highest resident memory of this process so far, in MB.
double peak_rss_mb();

using Bench = std::vector<Section> (*)(const Inputs&);

// One file per part: bench_<part>.cc. Add a line here and in the table of bench.cc.
std::vector<Section> bench_all(const Inputs& inputs);
std::vector<Section> bench_read(const Inputs& inputs);
std::vector<Section> bench_value(const Inputs& inputs);
std::vector<Section> bench_html(const Inputs& inputs);
std::vector<Section> bench_clean(const Inputs& inputs);
std::vector<Section> bench_record(const Inputs& inputs);
std::vector<Section> bench_place(const Inputs& inputs);
std::vector<Section> bench_actors(const Inputs& inputs);
std::vector<Section> bench_claim(const Inputs& inputs);
std::vector<Section> bench_speech(const Inputs& inputs);

}  // namespace dragoman::bench
