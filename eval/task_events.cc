// events: JSON Lines of {id, text, date} in, {id, events} out: PLOVER types, modes and parties of the claims,
// through the codes of the codebook. Sentences without an event have an empty list.
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <fstream>

#include "base/countries.h"
#include "claim/code.h"
#include "claim/codes.h"
#include "clean/clean.h"
#include "eval/rows.h"
#include "eval/tasks.h"
#include "read/read.h"

namespace dragoman::eval {
namespace {

namespace json = boost::json;

// "AID/asylum; military" -> "AID" and "asylum".
std::pair<std::string, std::string> type_and_mode(std::string_view code) {
  code = code.substr(0, code.find(';'));
  const std::size_t slash = code.find('/');
  if (slash == std::string_view::npos) return {std::string(code), {}};
  return {std::string(code.substr(0, slash)), std::string(code.substr(slash + 1))};
}

json::object party(const Argument& argument) {
  const bool international = argument.sector == "IGO" || argument.sector == "NGO";
  json::object one{{"actorText", argument.text}};
  if (international) {
    one["code"] = argument.sector;
  } else {
    one["code"] = alpha3(argument.country);
    one["sector"] = argument.sector;
  }
  return one;
}

// Those with a code, each once; all if none has.
json::array parties(const std::vector<const Argument*>& side) {
  json::array coded;
  json::array others;
  for (const Argument* argument : side) {
    json::object one = party(*argument);
    json::array& into = one["code"].as_string().empty() ? others : coded;
    if (std::find(into.begin(), into.end(), one) == into.end()) into.push_back(std::move(one));
  }
  return coded.empty() ? others : coded;
}

json::object event_of(const Codebook& codebook, const Claim& claim, std::string_view code) {
  const auto [type, mode] = type_and_mode(code);
  Dyads dyads = dyads_of(codebook, claim);
  // Of parties that act on each other the first is told as acting on the others.
  if (dyads.reciprocal && dyads.source.size() > 1) {
    dyads.target.assign(dyads.source.begin() + 1, dyads.source.end());
    dyads.source.resize(1);
  }
  return {{"event_type", type},
          {"mode", mode},
          {"source", parties(dyads.source)},
          {"target", parties(dyads.target)},
          {"reciprocal", dyads.reciprocal},
          {"rule", claim.rule}};
}

// What stands within the words of another claim that has a code is its content or circumstance and no row of
// its own.
bool is_told_within(const Claim& claim, const std::vector<Claim>& claims, const Codebook& codebook) {
  return std::any_of(claims.begin(), claims.end(), [&](const Claim& other) {
    const bool wider =
        other.evidence.size() > claim.evidence.size() && other.evidence.contains(claim.evidence);
    return wider && !code_of(codebook, other, "plover").empty();
  });
}

json::array events_of(const std::vector<Claim>& claims, const Codebook& codebook) {
  json::array events;
  for (const Claim& claim : claims) {
    const std::string_view code = code_of(codebook, claim, "plover");
    if (code.empty() || claim.repeat || is_told_within(claim, claims, codebook)) continue;
    json::object event = event_of(codebook, claim, code);
    const bool told = std::any_of(events.begin(), events.end(), [&](const json::value& other) {
      return other.at("event_type") == event.at("event_type");
    });
    if (!told) events.push_back(std::move(event));
  }
  return events;
}

}  // namespace

Result<std::size_t> task_events(const Call& call) {
  const auto clean_knowledge = CleanKnowledge::load(call.knowledge);
  if (!clean_knowledge) return tl::unexpected(clean_knowledge.error());
  const auto read_knowledge = ReadKnowledge::load(call.knowledge);
  if (!read_knowledge) return tl::unexpected(read_knowledge.error());
  const auto codebook = Codebook::load(call.codebook);
  if (!codebook) return tl::unexpected(codebook.error());
  const auto rows = read_rows(call.in);
  if (!rows) return tl::unexpected(rows.error());
  std::ofstream out(call.out);
  std::size_t unanswered = 0;
  for (const json::object& row : *rows) {
    Page page;
    page.bytes = text_field(row, "text");
    page.id = text_field(row, "id");
    page.date = text_field(row, "date");
    page.format = PageFormat::dump;
    const auto cleaned = clean(page, *clean_knowledge);
    if (!cleaned) {
      ++unanswered;
      continue;
    }
    const Reading reading = read(cleaned->report, *read_knowledge);
    const auto claims = code(cleaned->report, reading, *codebook);
    out << json::serialize(json::object{{"id", page.id}, {"events", events_of(claims, *codebook)}}) << '\n';
  }
  return unanswered;
}

}  // namespace dragoman::eval
