// names-pairs: IN has lines "latin TAB native [TAB ...]"; OUT one line a query, "latin TAB native": the best
// match among all native words of the file.
#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "base/unicode.h"
#include "eval/tasks.h"
#include "read/actor/name_index.h"
#include "read/actor/name_match.h"

namespace dragoman::eval {
namespace {

constexpr std::size_t kMaxBytes = 256U << 20U;

struct Columns {
  std::vector<std::string> lefts;   // in file order, each once
  std::vector<std::string> rights;  // sorted, each once
};

Columns read_columns(std::string_view tsv) {
  Columns out;
  std::map<std::string, bool, std::less<>> seen;
  while (!tsv.empty()) {
    const std::size_t end = std::min(tsv.find('\n'), tsv.size());
    const std::string_view line = tsv.substr(0, end);
    tsv.remove_prefix(std::min(end + 1, tsv.size()));
    const std::size_t first = line.find('\t');
    if (first == std::string_view::npos) continue;
    const std::size_t second = std::min(line.find('\t', first + 1), line.size());
    std::string left(line.substr(0, first));
    if (seen.emplace(left, true).second) out.lefts.push_back(std::move(left));
    out.rights.emplace_back(line.substr(first + 1, second - first - 1));
  }
  std::sort(out.rights.begin(), out.rights.end());
  out.rights.erase(std::unique(out.rights.begin(), out.rights.end()), out.rights.end());
  return out;
}

}  // namespace

Result<std::size_t> names_pairs(const Call& call) {
  const auto matcher = actor::NameMatcher::load(call.knowledge / "models");
  if (!matcher) return tl::unexpected(matcher.error());
  const auto bytes = read_file(call.in, kMaxBytes);
  if (!bytes) return tl::unexpected(bytes.error());
  const Columns columns = read_columns(*bytes);
  std::string all;
  for (const std::string& word : columns.rights) all += word;
  const actor::NameIndex index(matcher->model_for(main_script(all)), columns.rights);
  const std::vector<std::uint32_t> best = actor::match_lists(index, columns.lefts, columns.rights.size());
  std::string out;
  std::size_t unanswered = 0;
  for (std::size_t i = 0; i < best.size(); ++i) {
    if (best[i] == actor::kNoMatch) ++unanswered;
    out += columns.lefts[i] + '\t' + (best[i] == actor::kNoMatch ? std::string() : columns.rights[best[i]]) +
           '\n';
  }
  if (const auto ok = write_file(call.out, out); !ok) return tl::unexpected(ok.error());
  return unanswered;
}

}  // namespace dragoman::eval
