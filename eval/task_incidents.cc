// Task `incidents`: rows {id, dateline, text} in, rows {id, templates} out, in the terms of the Fourth
// Message Understanding Conference: its six types by the codebook's lists muc_TYPE, its names of people as
// victims.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <fstream>

#include "base/unicode.h"
#include "claim/code.h"
#include "claim/incident/incident.h"
#include "eval/rows.h"
#include "eval/tasks.h"
#include "read/read.h"

namespace dragoman::eval {
namespace {

namespace json = boost::json;

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};

// "SAN SALVADOR, 3 JAN 90 (AFP)" -> 1990-01-03; absent if it holds no such date.
std::optional<Day> day_of_dateline(std::string_view dateline) {
  const std::string text = lower(dateline);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool starts = (at == 0 || text[at - 1] == ' ') && text[at] >= '0' && text[at] <= '9';
    if (!starts) continue;
    int day = 0;
    std::size_t i = at;
    while (i < text.size() && text[i] >= '0' && text[i] <= '9' && day < 100)
      day = day * 10 + (text[i++] - '0');
    if (i + 7 > text.size() || text[i] != ' ') continue;
    for (std::size_t m = 0; m < kMonths.size(); ++m) {
      if (text.substr(i + 1, 3) != kMonths[m]) continue;
      const std::size_t space = text.find(' ', i + 1);
      if (space == std::string::npos || space + 2 >= text.size()) break;
      const Day found{1900 + (text[space + 1] - '0') * 10 + (text[space + 2] - '0'), static_cast<int>(m) + 1,
                      day};
      if (is_valid(found)) return found;
    }
  }
  return std::nullopt;
}

// A text whose paragraphs are parted by line ends or by four blanks.
Report report_of(const json::object& row) {
  Report report;
  report.id = text_field(row, "id");
  report.text = text_field(row, "text");
  report.language = "en";
  if (const auto day = day_of_dateline(text_field(row, "dateline"))) {
    report.published = {to_string(*day), "dateline"};
  }
  for (std::size_t at = 0; (at = report.text.find("    ", at)) != std::string::npos;)
    report.text[at + 3] = '\n';
  std::uint32_t begin = 0;
  for (std::uint32_t at = 0; at <= report.text.size(); ++at) {
    if (at < report.text.size() && report.text[at] != '\n') continue;
    if (at > begin) report.blocks.push_back({BlockKind::paragraph, {begin, at}});
    begin = at + 1;
  }
  return report;
}

// Return the conference's name for a type: that of the list that has it.
std::string muc_type(const Language& language, const std::string& type) {
  for (const char* name : {"attack", "bombing", "kidnapping", "arson", "robbery", "forced_work_stoppage"}) {
    const auto list = language.lexicon(std::string("muc_") + name);
    if (!list || !language.lexicons[*list].has_word(type)) continue;
    std::string out(name);
    std::replace(out.begin(), out.end(), '_', ' ');
    return out;
  }
  return {};
}

json::array texts(const std::vector<IncidentParty>& parties, bool named_only = false) {
  json::array out;
  for (const IncidentParty& party : parties) {
    if (!named_only || party.named) out.push_back(json::array{json::string(party.text)});
  }
  return out;
}

std::string_view stage_name(Stage stage) {
  static constexpr std::string_view kNames[] = {"ACCOMPLISHED", "ATTEMPTED", "THREATENED"};
  return kNames[static_cast<std::size_t>(stage)];
}

std::string_view blame_name(Blame blame) {
  static constexpr std::string_view kNames[] = {"REPORTED AS FACT", "CLAIMED OR ADMITTED",
                                                "SUSPECTED OR ACCUSED", "SUSPECTED OR ACCUSED BY AUTHORITIES",
                                                "POSSIBLE"};
  return kNames[static_cast<std::size_t>(blame)];
}

struct Nation {
  std::string_view code;
  std::string_view name;
};
// The task's nine countries (its definition of a relevant incident, section 1.0, point 4).
constexpr std::array<Nation, 9> kNations = {{{"SV", "EL SALVADOR"},
                                             {"GT", "GUATEMALA"},
                                             {"HN", "HONDURAS"},
                                             {"AR", "ARGENTINA"},
                                             {"BO", "BOLIVIA"},
                                             {"CL", "CHILE"},
                                             {"CO", "COLOMBIA"},
                                             {"EC", "ECUADOR"},
                                             {"PE", "PERU"}}};

std::string nation(std::string_view code) {
  for (const Nation& one : kNations) {
    if (one.code == code) return std::string(one.name);
  }
  return {};
}

// Return the nation most named by the places, "" if none of the nine is.
std::string nation_of(const std::vector<Place>& places) {
  std::array<int, kNations.size()> counts{};
  for (const Place& place : places) {
    for (std::size_t n = 0; n < kNations.size(); ++n) counts[n] += kNations[n].code == place.country ? 1 : 0;
  }
  const auto best = std::max_element(counts.begin(), counts.end());
  return *best == 0 ? std::string()
                    : std::string(kNations[static_cast<std::size_t>(best - counts.begin())].name);
}

// Whether a report is of other countries: it names several places and none in the nine. One or two may be names
// of people that a gazetteer knows as towns.
bool elsewhere(const std::vector<Place>& places) {
  constexpr int kLeast = 3;
  int known = 0;
  for (const Place& place : places) {
    if (!nation(place.country).empty()) return false;
    known += place.country.empty() ? 0 : 1;
  }
  return known >= kLeast;
}

// "03 JAN 90"; "- 03 JAN 90" for on or before the day of the report.
std::string muc_date(const Incident& incident, const Report& report) {
  const auto day = incident.time && incident.time->interval.start == incident.time->interval.end
                       ? incident.time->interval.start
                       : std::nullopt;
  const auto written = day ? day : parse_day(report.published.value);
  if (!written) return {};
  std::string month(kMonths[static_cast<std::size_t>(written->month - 1)]);
  for (char& c : month) c = static_cast<char>(c - 32);
  return (day ? "" : "- ") + fmt::format("{:02} {} {:02}", written->day, month, written->year % 100);
}

json::object template_of(const Incident& incident, const std::string& type, const Report& report,
                         const Reading& reading) {
  json::array confidence;
  for (const IncidentParty& party : incident.organisations)
    confidence.push_back(json::string(blame_name(party.blame)));
  json::array words;  // for reading errors: what set it off
  for (const ByteRange range : incident.evidence)
    words.push_back(json::array{json::string(slice(report.text, range)), range.begin});
  const bool things = type != "kidnapping";
  std::string country = nation_of(incident.places);
  if (country.empty()) country = nation_of(reading.places);
  return {{"incident_type", type},
          {"PerpInd", texts(incident.perpetrators)},
          {"PerpOrg", texts(incident.organisations)},
          {"Target", things ? texts(incident.things) : json::array()},
          {"Victim", texts(incident.people, true)},
          {"Weapon", texts(incident.instruments)},
          {"words", std::move(words)},
          {"slots", json::object{{"date", muc_date(incident, report)},
                                 {"country", country},
                                 {"stage", stage_name(incident.stage)},
                                 {"org_confidence", std::move(confidence)}}}};
}

}  // namespace

Result<std::size_t> task_incidents(const Call& call) {
  const auto knowledge = ReadKnowledge::load(call.knowledge);
  if (!knowledge) return tl::unexpected(knowledge.error());
  const auto codebook = Codebook::load(call.codebook);
  if (!codebook) return tl::unexpected(codebook.error());
  const auto rows = read_rows(call.in);
  if (!rows) return tl::unexpected(rows.error());
  const Language* language = codebook->language("en");
  if (language == nullptr)
    return fail(ErrorCode::bad_input, "the codebook has no English", call.codebook.string());
  std::ofstream out(call.out);
  for (const json::object& row : *rows) {
    const Report report = report_of(row);
    const Reading reading = read(report, *knowledge);
    json::array templates;
    for (const Incident& incident : incidents(report, reading, {}, *codebook)) {
      const std::string type = muc_type(*language, incident.type);
      if (type.empty() || elsewhere(reading.places)) continue;
      templates.push_back(template_of(incident, type, report, reading));
    }
    out << json::serialize(json::object{{"id", report.id}, {"templates", std::move(templates)}}) << '\n';
  }
  return 0;
}

}  // namespace dragoman::eval
