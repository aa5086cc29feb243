// claims: JSON Lines of {doc, date, outlet, text} in, one claim a line out; offsets are code points of
// `text`.
#include <boost/json.hpp>
#include <cmath>
#include <fstream>

#include "base/file.h"
#include "base/utf8.h"
#include "claim/code.h"
#include "clean/clean.h"
#include "eval/tasks.h"
#include "read/read.h"

namespace dragoman::eval {
namespace {

namespace json = boost::json;

constexpr std::size_t kMaxInput = 1U << 30U;

std::string text_of(const json::object& row, std::string_view key) {
  const auto* value = row.if_contains(key);
  return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

json::object arguments_of(const Claim& claim) {
  json::object arguments;
  for (const Argument& argument : claim.arguments) {
    json::value& slot = arguments[argument.role];
    if (!slot.is_array()) slot = json::array();
    slot.as_array().push_back(json::string(argument.text));
  }
  return arguments;
}

json::array chain_of(const Claim& claim) {
  json::array chain;
  for (const Link& link : claim.chain) {
    json::object one{{"who", link.who}, {"role", link.role}};
    if (!link.channel.empty()) one["channel"] = link.channel;
    if (!link.act.empty()) one["act"] = link.act;
    chain.push_back(std::move(one));
  }
  return chain;
}

json::array quantities_of(const Claim& claim, std::string_view text) {
  static constexpr std::string_view kRelations[] = {"exactly", "about", "at least",
                                                    "at most", "range", "vague"};
  json::array quantities;
  for (const Quantity& quantity : claim.quantities) {
    json::object one{{"of", std::string(slice(text, quantity.counted))},
                     {"relation", kRelations[static_cast<std::size_t>(quantity.relation)]},
                     {"unit", quantity.unit},
                     {"cumulative", quantity.cumulative}};
    if (quantity.relation == Relation::range && quantity.low && quantity.high) {
      one["value"] = json::array{*quantity.low, *quantity.high};
    } else if (quantity.value) {
      one["value"] = *quantity.value;
    } else {
      one["words"] = std::string(slice(text, quantity.text));
    }
    quantities.push_back(std::move(one));
  }
  return quantities;
}

json::object time_of(const TimeExpression& time, std::string_view text) {
  const auto day = [](const std::optional<Day>& value) {
    return value ? json::value(to_string(*value)) : json::value();
  };
  return {{"text", std::string(slice(text, time.text))},
          {"start", day(time.interval.start)},
          {"end", day(time.interval.end)}};
}

void write_claim(std::ostream& out, const std::string& doc, const Claim& claim, const CleanPage& page,
                 const CodePointIndex& index) {
  const ByteRange source = source_range(page.report, claim.evidence);
  json::object row{{"doc", doc},
                   {"id", claim.id},
                   {"start", index.code_point_of(source.begin)},
                   {"end", index.code_point_of(source.end)},
                   {"quote", std::string(slice(page.report.text, claim.evidence))},
                   {"frame", claim.frame},
                   {"phase", claim.phase},
                   {"args", arguments_of(claim)},
                   {"attribution", chain_of(claim)},
                   {"modality", std::string(name_of(claim.modality))},
                   {"polarity", claim.negative ? "-" : "+"},
                   {"quantities", quantities_of(claim, page.report.text)},
                   {"counts", !claim.repeat},
                   {"rule", claim.rule},
                   {"confidence", claim.confidence}};
  if (!claim.event_key.empty()) row["event_key"] = claim.event_key;
  if (claim.time) row["time"] = time_of(*claim.time, page.report.text);
  json::array places;
  for (const Place& place : claim.places) {
    places.push_back(
        json::object{{"text", std::string(slice(page.report.text, place.text))}, {"country", place.country}});
  }
  if (!places.empty()) row["place"] = std::move(places);
  out << json::serialize(row) << '\n';
}

}  // namespace

Result<std::size_t> claims(const Call& call) {
  const auto clean_knowledge = CleanKnowledge::load(call.knowledge);
  if (!clean_knowledge) return tl::unexpected(clean_knowledge.error());
  const auto read_knowledge = ReadKnowledge::load(call.knowledge);
  if (!read_knowledge) return tl::unexpected(read_knowledge.error());
  const auto codebook = Codebook::load(call.codebook);
  if (!codebook) return tl::unexpected(codebook.error());
  const auto input = read_file(call.in, kMaxInput);
  if (!input) return tl::unexpected(input.error());
  std::ofstream out(call.out);
  std::size_t unanswered = 0;
  std::string_view rest = *input;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty()) continue;
    boost::system::error_code error;
    const json::value row = json::parse(line, error);
    if (error || !row.is_object()) {
      ++unanswered;
      continue;
    }
    Page page;
    page.bytes = text_of(row.as_object(), "text");
    page.id = text_of(row.as_object(), "doc");
    page.date = text_of(row.as_object(), "date");
    page.outlet = text_of(row.as_object(), "outlet");
    page.format = PageFormat::dump;
    const auto cleaned = clean(page, *clean_knowledge);
    if (!cleaned) {
      ++unanswered;
      continue;
    }
    const Reading reading = read(cleaned->report, *read_knowledge);
    const CodePointIndex index(cleaned->source);
    for (const Claim& claim : code(cleaned->report, reading, *codebook)) {
      write_claim(out, page.id, claim, *cleaned, index);
    }
  }
  return unanswered;
}

}  // namespace dragoman::eval
