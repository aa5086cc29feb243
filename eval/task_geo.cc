// Task `geo`: rows {id, text, url, ...} in; rows {id, toponyms: [{start, end, lat, lon, ...}]} out, positions
// in code points. Task `geo-spans` resolves the stretches that each row's own `toponyms` name, whatever else
// they say.
#include <boost/json.hpp>
#include <sstream>
#include <string>

#include "base/file.h"
#include "base/utf8.h"
#include "eval/tasks.h"
#include "read/place/places.h"
#include "read/read.h"

namespace dragoman::eval {
namespace {

namespace json = boost::json;

constexpr std::size_t kMaxInputBytes = 1U << 30U;

std::string field(const json::object& row, const char* name) {
  const json::value* value = row.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

// The whole text is one block; empty lines inside part names all the same.
Report report_of(const json::object& row) {
  Report report;
  report.id = field(row, "id");
  report.url = field(row, "url").empty() ? field(row, "domain") : field(row, "url");
  report.title = field(row, "title");
  report.text = field(row, "text");
  report.language = field(row, "lang").empty() ? "en" : field(row, "lang");
  report.blocks.push_back({BlockKind::paragraph, {0, static_cast<std::uint32_t>(report.text.size())}});
  return report;
}

json::object to_json(const Place& place, const CodePointIndex& index) {
  json::object out{{"start", index.code_point_of(place.text.begin)},
                   {"end", index.code_point_of(place.text.end)},
                   {"id", place.id},
                   {"name", place.name},
                   {"country", place.country},
                   {"province", place.province},
                   {"radius_km", place.radius_km}};
  out["lat"] = place.latitude ? json::value(*place.latitude) : json::value();
  out["lon"] = place.longitude ? json::value(*place.longitude) : json::value();
  return out;
}

std::vector<ByteRange> stretches_of(const json::object& row, const CodePointIndex& index) {
  std::vector<ByteRange> out;
  const json::value* toponyms = row.if_contains("toponyms");
  if (toponyms == nullptr || !toponyms->is_array()) return out;
  for (const json::value& toponym : toponyms->as_array()) {
    const auto at = [&](const char* name) {
      return static_cast<std::uint32_t>(index.byte_of(toponym.at(name).to_number<std::size_t>()));
    };
    out.push_back({at("start"), at("end")});
  }
  return out;
}

// Call `answer(row, report)` for every row and write {id, toponyms: what it returned}; return how many rows
// were no JSON objects.
template <class Answer>
Result<std::size_t> for_each_report(const Call& call, Answer answer) {
  const Result<std::string> rows = read_file(call.in, kMaxInputBytes);
  if (!rows) return tl::unexpected(rows.error());
  std::istringstream lines(*rows);
  std::string out;
  std::size_t unanswered = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty()) continue;
    boost::system::error_code error;
    const json::value row = json::parse(line, error);
    if (error || !row.is_object()) {
      ++unanswered;
      continue;
    }
    const Report report = report_of(row.as_object());
    const CodePointIndex index(report.text);
    json::array toponyms;
    for (const Place& place : answer(row.as_object(), report)) toponyms.push_back(to_json(place, index));
    out += json::serialize(json::object{{"id", report.id}, {"toponyms", std::move(toponyms)}}) + "\n";
  }
  if (const Result<void> written = write_file(call.out, out); !written)
    return tl::unexpected(written.error());
  return unanswered;
}

}  // namespace

Result<std::size_t> task_geo(const Call& call) {
  const Result<ReadKnowledge> knowledge = ReadKnowledge::load(call.knowledge);
  if (!knowledge) return tl::unexpected(knowledge.error());
  return for_each_report(call, [&](const json::object&, const Report& report) {
    std::vector<Place> places = read(report, *knowledge).places;
    // A toponym is a name; what is computed from one is not asked for here.
    std::erase_if(places, [](const Place& place) { return place.precision == PlacePrecision::offset; });
    return places;
  });
}

Result<std::size_t> task_geo_spans(const Call& call) {
  const Result<PlaceKnowledge> knowledge = PlaceKnowledge::load(call.knowledge);
  if (!knowledge) return tl::unexpected(knowledge.error());
  return for_each_report(call, [&](const json::object& row, const Report& report) {
    return resolve_places(report, *knowledge, stretches_of(row, CodePointIndex(report.text)));
  });
}

}  // namespace dragoman::eval
