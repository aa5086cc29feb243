// petrarch: JSON Lines of {id, origin, text, date, dictionaries} in, {id, origin, events} out. Events are
// coded with the dictionaries that a row names, which lie in the folder `dictionaries` beside the file.
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <charconv>
#include <fstream>
#include <map>

#include "base/utf8.h"
#include "claim/codebook_cases.h"
#include "claim/petrarch/coder.h"
#include "eval/rows.h"
#include "eval/tasks.h"
#include "read/read.h"

namespace dragoman::eval {
namespace {

namespace json = boost::json;
using petrarch::Dictionaries;
using petrarch::DictionaryFiles;

// What rows call their sets of dictionaries.
std::optional<DictionaryFiles> files_of(std::string_view name, const std::filesystem::path& folder) {
  if (name == "validate")
    return DictionaryFiles{{folder / "PETR.Validate.verbs.txt"},
                           {folder / "PETR.Validate.actors.txt"},
                           {folder / "PETR.Validate.agents.txt"},
                           {folder / "PETR.Validate.discards.txt"}};
  if (name == "cameo2.0+phoenix")
    return DictionaryFiles{
        {folder / "CAMEO.2.0.txt"},
        {folder / "Phoenix.Countries.actors.txt", folder / "Phoenix.International.actors.txt",
         folder / "Phoenix.MilNonState.actors.txt"},
        {folder / "Phoenix.agents.txt"},
        {folder / "Phoenix.discards.txt"}};
  return std::nullopt;
}

// Dates of rows: YYYYMMDD, YYMMDD or YYYY-MM-DD.
std::optional<Day> day_of_row(std::string_view text) {
  std::string digits;
  for (const char c : text)
    if (c >= '0' && c <= '9') digits += c;
  if (digits.size() == 6) digits = (digits[0] < '3' ? "20" : "19") + digits;
  if (digits.size() != 8) return std::nullopt;
  return parse_day(digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6));
}

json::array events_of(const std::vector<petrarch::Event>& events) {
  json::array out;
  for (const petrarch::Event& event : events)
    out.push_back(json::object{{"code", event.code},
                               {"source", event.source},
                               {"target", event.target},
                               {"rule", event.rule},
                               {"where", event.where}});
  return out;
}

}  // namespace

Result<std::size_t> task_petrarch(const Call& call) {
  const auto read_knowledge = ReadKnowledge::load(call.knowledge);
  if (!read_knowledge) return tl::unexpected(read_knowledge.error());
  const auto rows = read_rows(call.in);
  if (!rows) return tl::unexpected(rows.error());
  const std::filesystem::path folder = call.in.parent_path() / "dictionaries";
  std::map<std::string, Dictionaries> loaded;
  std::ofstream out(call.out);
  for (const json::object& row : *rows) {
    const std::string name = text_field(row, "dictionaries");
    if (!loaded.contains(name)) {
      const auto files = files_of(name, folder);
      if (!files)
        return fail(ErrorCode::bad_input, "no dictionaries are called \"" + name + "\"", call.in.string());
      auto dictionaries = petrarch::load(*files);
      if (!dictionaries) return tl::unexpected(dictionaries.error());
      loaded.emplace(name, std::move(*dictionaries));
    }
    // Rows are single sentences, which stand as they are; cleaning is for pages.
    const Report report = report_of(repair_utf8(text_field(row, "text")), "en");
    const Reading reading = read(report, *read_knowledge);
    const auto day = day_of_row(text_field(row, "date"));
    const json::array events = events_of(petrarch::code(report, reading, loaded.at(name), day));
    out << json::serialize(json::object{
               {"id", text_field(row, "id")}, {"origin", text_field(row, "origin")}, {"events", events}})
        << '\n';
  }
  return std::size_t{0};
}

}  // namespace dragoman::eval
