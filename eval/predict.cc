// eval/predict TASK IN OUT: answer one evaluation file with the product's own code.
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/tasks.h"

namespace dragoman::eval {
namespace {

const std::vector<std::pair<std::string_view, Task>>& tasks() {
  static const std::vector<std::pair<std::string_view, Task>> table = {
      {"extraction", extraction},
      {"geo", task_geo},
      {"geo-spans", task_geo_spans},
      {"syntax-gold", syntax_gold},
      {"syntax-raw", syntax_raw},
      {"ner", ner},
      {"time", task_time},
      {"quantities", task_quantities},
      {"names-clusters", names_clusters},
      {"names-pairs", names_pairs},
      {"claims", claims},
      {"attribution", attribution},
      {"events", task_events},
      {"incidents", task_incidents},
      {"petrarch", task_petrarch},
  };
  return table;
}

std::filesystem::path folder(const char* variable, const char* standard) {
  const char* value = std::getenv(variable);
  return value != nullptr ? value : standard;
}

int usage() {
  std::fputs("usage: eval/predict TASK IN OUT\ntasks:", stderr);
  for (const auto& [name, task] : tasks())
    std::fprintf(stderr, " %.*s", static_cast<int>(name.size()), name.data());
  std::fputs("\n", stderr);
  return 2;
}

int predict(std::string_view name, const Call& call) {
  for (const auto& [known, task] : tasks()) {
    if (known != name) continue;
    const Result<std::size_t> unanswered = task(call);
    if (!unanswered) {
      std::fprintf(stderr, "eval/predict: %s\n", unanswered.error().line().c_str());
      return 1;
    }
    if (*unanswered > 0) std::fprintf(stderr, "eval/predict: %zu rows not answered\n", *unanswered);
    return *unanswered == 0 ? 0 : 1;
  }
  return usage();
}

}  // namespace
}  // namespace dragoman::eval

int main(int argc, char** argv) {
  using namespace dragoman::eval;
  if (argc != 4) return usage();
  return predict(argv[1], Call{argv[2], argv[3], folder("DRAGOMAN_KNOWLEDGE", DRAGOMAN_KNOWLEDGE_DIR),
                               folder("DRAGOMAN_CODEBOOK", DRAGOMAN_CODEBOOK_DIR)});
}
