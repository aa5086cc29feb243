#include "cli/claim_line.h"

#include <fmt/core.h>

#include "base/unicode.h"

namespace dragoman {
namespace {

// Return the bytes of the report's text that `range` names, if they lie in the claim's sentence, else "".
std::string words_at(ByteRange range, const StoredClaim& claim) {
  if (range.empty() || !claim.sentence.contains(range)) return {};
  const ByteRange inside{range.begin - claim.sentence.begin, range.end - claim.sentence.begin};
  return inside.end <= claim.sentence_text.size() ? squeeze(slice(claim.sentence_text, inside))
                                                  : std::string();
}

std::string time_line(const StoredClaim& claim) {
  if (!claim.time) return {};
  const std::string words = words_at(claim.time->text, claim);
  return words.empty() ? claim.time->value : fmt::format("{} (\"{}\")", claim.time->value, words);
}

std::string place_line(const Place& place) {
  std::string out = place.name;
  if (!place.country.empty() && place.precision != PlacePrecision::country) out += ", " + place.country;
  if (!place.id.empty()) out += " [" + place.id + "]";
  return out;
}

std::string link_line(const StoredLink& link) {
  std::string out = link.who;
  if (!link.role.empty()) out += ", " + link.role;
  if (!link.act.empty()) out += ": \"" + link.act + "\"";
  if (!link.channel.empty()) out += " (" + link.channel + ")";
  return out;
}

void append(std::string& out, const char* name, const std::string& value) {
  if (!value.empty()) out += fmt::format("{:<12}{}\n", name, value);
}

void append_decision(std::string& out, const Decision& decision) {
  if (decision.verdict == Verdict::open) return;
  std::string line = fmt::format("{} by {}, {}", name_of(decision.verdict), decision.who, decision.when);
  if (!decision.why.empty()) line += ": " + decision.why;
  append(out, "decision", line);
}

}  // namespace

std::string arguments_line(const StoredClaim& claim) {
  std::string out;
  for (const StoredArgument& argument : claim.arguments) {
    if (!out.empty()) out += ", ";
    out += argument.role + " " + squeeze(argument.text);
  }
  return out;
}

std::string chain_line(const StoredClaim& claim) {
  std::string out;
  for (const StoredLink& link : claim.chain) {
    if (!out.empty()) out += " <- ";
    out += link.who;
  }
  return out;
}

std::string modality_line(const StoredClaim& claim) {
  return std::string(name_of(claim.modality)) + (claim.negative ? ", negative" : "");
}

std::string quantity_line(const Quantity& quantity, const StoredClaim& claim) {
  std::string out = words_at(quantity.text, claim);
  const std::string counted = words_at(quantity.counted, claim);
  if (out.empty() && quantity.value) out = fmt::format("{}", *quantity.value);
  if (!counted.empty() && out.find(counted) == std::string::npos) out += " " + counted;
  if (quantity.cumulative) out += " (running total)";
  return out;
}

std::string claim_screen(const StoredClaim& claim) {
  std::string out;
  append(out, "claim", claim.id);
  append(out, "frame", claim.frame + " / " + claim.phase);
  append(out, "put as", modality_line(claim));
  for (const StoredArgument& argument : claim.arguments)
    append(out, "  who/what", argument.role + ": " + squeeze(argument.text));
  for (std::size_t i = 0; i < claim.chain.size(); ++i) {
    append(out, i == 0 ? "according to" : "  through", " " + link_line(claim.chain[i]));
  }
  for (const Quantity& quantity : claim.quantities) append(out, "quantity", quantity_line(quantity, claim));
  append(out, "time", time_line(claim));
  for (const Place& place : claim.places) append(out, "place", place_line(place));
  append(out, "sentence", squeeze(claim.sentence_text));
  append(out, "evidence",
         fmt::format("bytes {}-{}: \"{}\"", claim.evidence.begin, claim.evidence.end,
                     words_at(claim.evidence, claim)));
  append(out, "rule",
         fmt::format("{} (confidence {:.2f}{})", claim.rule, claim.confidence,
                     claim.repeat ? ", repeats another claim" : ""));
  append(out, "report", claim.report_id + "  " + squeeze(claim.report_title));
  append(out, "outlet", claim.outlet + (claim.published.empty() ? "" : ", " + claim.published));
  append(out, "url", claim.url);
  append_decision(out, claim.decision);
  return out;
}

}  // namespace dragoman
