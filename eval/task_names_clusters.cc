// names-clusters: IN has JSON lines {"name"} or {"variants": [{"name"}, ...]}; the grouping of the lines is
// not used: all names go into one pool. OUT one line a name, {"name", "cluster"}.
#include <algorithm>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "eval/tasks.h"
#include "read/actor/name_cluster.h"

namespace dragoman::eval {
namespace {

constexpr std::size_t kMaxBytes = 64U << 20U;

void take_name(const boost::json::object& object, std::vector<std::string>& names) {
  const boost::json::value* name = object.if_contains("name");
  if (name != nullptr && name->is_string()) names.emplace_back(name->as_string());
}

// Return the names of all lines, sorted, each once; count lines that cannot be read.
std::vector<std::string> read_names(std::string_view lines, std::size_t& unread) {
  std::vector<std::string> names;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (line.empty()) continue;
    boost::system::error_code error;
    const boost::json::value row =
        boost::json::parse(boost::json::string_view(line.data(), line.size()), error);
    if (error || !row.is_object()) {
      ++unread;
      continue;
    }
    take_name(row.as_object(), names);
    const boost::json::value* variants = row.as_object().if_contains("variants");
    if (variants == nullptr || !variants->is_array()) continue;
    for (const boost::json::value& variant : variants->as_array()) {
      if (variant.is_object()) take_name(variant.as_object(), names);
    }
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace

Result<std::size_t> names_clusters(const Call& call) {
  const auto knowledge = actor::ActorKnowledge::load(call.knowledge);
  if (!knowledge) return tl::unexpected(knowledge.error());
  const auto bytes = read_file(call.in, kMaxBytes);
  if (!bytes) return tl::unexpected(bytes.error());
  std::size_t unread = 0;
  const std::vector<std::string> names = read_names(*bytes, unread);
  const std::vector<std::uint32_t> clusters = actor::cluster_names(names, *knowledge);
  std::string out;
  for (std::size_t n = 0; n < names.size(); ++n) {
    const boost::json::object row{{"name", names[n]}, {"cluster", "c" + std::to_string(clusters[n])}};
    out += boost::json::serialize(row) + '\n';
  }
  if (const auto ok = write_file(call.out, out); !ok) return tl::unexpected(ok.error());
  return unread;
}

}  // namespace dragoman::eval
