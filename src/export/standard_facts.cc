#include "export/standard_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/countries.h"
#include "base/unicode.h"
#include "claim/codes.h"

namespace dragoman {
namespace {

// As much of the claim as code_of() and dyads_of() look at.
Claim bare_claim(const StoredClaim& stored) {
  Claim claim;
  claim.frame = stored.frame;
  claim.phase = stored.phase;
  claim.modality = stored.modality;
  claim.negative = stored.negative;
  claim.rule = stored.rule;
  for (const StoredArgument& argument : stored.arguments) {
    Argument bare{argument.role, argument.text, argument.evidence};
    bare.country = argument.country;
    bare.sector = argument.sector;
    claim.arguments.push_back(std::move(bare));
  }
  return claim;
}

Side side_of(const std::vector<const Argument*>& parties) {
  Side side;
  for (const Argument* party : parties) {
    if (!side.names.empty()) side.names += "; ";
    side.names += squeeze(party->text);
    if (!side.country.empty() || !side.sector.empty()) continue;
    const bool international = party->sector == "IGO" || party->sector == "NGO";
    side.country = international ? party->sector : std::string(alpha3(party->country));
    side.sector = international ? std::string() : party->sector;
  }
  return side;
}

bool same_happening(const StoredClaim& a, const StoredClaim& b) {
  return a.id == b.id || (!a.event_key.empty() && a.event_key == b.event_key);
}

// The first plain count of a claim that is no running total.
const Quantity* count_of(const StoredClaim& claim) {
  const auto found = std::find_if(claim.quantities.begin(), claim.quantities.end(), [](const Quantity& q) {
    return q.unit.empty() && !q.cumulative && (q.value || q.low || q.high);
  });
  return found == claim.quantities.end() ? nullptr : &*found;
}

}  // namespace

std::vector<Coded> coded_claims(const Codebook& codebook, std::span<const StoredClaim> report,
                                std::string_view standard) {
  std::vector<Coded> out;
  for (const StoredClaim& stored : report) {
    if (stored.repeat || stored.decision.verdict == Verdict::rejected) continue;
    const Claim claim = bare_claim(stored);
    const std::string_view code = code_of(codebook, claim, standard);
    if (code.empty()) continue;
    const Dyads dyads = dyads_of(codebook, claim);
    out.push_back(
        {&stored, std::string(code), side_of(dyads.source), side_of(dyads.target), dyads.reciprocal});
  }
  return out;
}

Toll toll_of(const StoredClaim& claim, std::span<const StoredClaim> report, std::string_view phase) {
  for (const StoredClaim& other : report) {
    if (other.frame != "casualties" || other.phase != phase || other.negative ||
        !same_happening(claim, other))
      continue;
    const Quantity* count = count_of(other);
    if (count == nullptr) continue;
    Toll toll{count->value ? count->value : count->low, count->low, count->high};
    if (!toll.low && count->relation != Relation::at_most) toll.low = count->value;
    if (!toll.high && count->relation != Relation::at_least) toll.high = count->value;
    return toll;
  }
  return {};
}

std::string first_day(const StoredClaim& claim) {
  return claim.time && claim.time->interval.start ? to_string(*claim.time->interval.start) : std::string();
}

std::string last_day(const StoredClaim& claim) {
  return claim.time && claim.time->interval.end ? to_string(*claim.time->interval.end) : std::string();
}

std::string day_precision(const StoredClaim& claim) {
  if (!claim.time || (!claim.time->interval.start && !claim.time->interval.end)) return {};
  if (claim.time->interval.start && claim.time->interval.start == claim.time->interval.end) return "1";
  switch (claim.time->grain) {
    case Grain::minute:
    case Grain::hour:
    case Grain::day:
      return claim.time->interval.start && claim.time->interval.end ? "2" : "4";
    case Grain::week:
      return "2";
    case Grain::month:
      return "3";
    default:
      return "4";
  }
}

const Place* place_of(const StoredClaim& claim) {
  const auto town = std::find_if(claim.places.begin(), claim.places.end(), [](const Place& place) {
    return place.precision != PlacePrecision::country && place.precision != PlacePrecision::region;
  });
  if (town != claim.places.end()) return &*town;
  return claim.places.empty() ? nullptr : &claim.places.front();
}

std::string degrees(const std::optional<double>& value) {
  return value ? fmt::format("{:.4f}", *value) : std::string();
}

std::string number(const std::optional<double>& value) {
  if (!value) return {};
  return std::floor(*value) == *value && std::abs(*value) < 1e15 ? fmt::format("{:.0f}", *value)
                                                                 : fmt::format("{:g}", *value);
}

std::string chain_text(const StoredClaim& claim) {
  std::string out;
  for (const StoredLink& link : claim.chain) out += (out.empty() ? "" : " < ") + squeeze(link.who);
  return out;
}

std::string filler(const StoredClaim& claim, std::string_view role) {
  const auto found = std::find_if(claim.arguments.begin(), claim.arguments.end(),
                                  [&](const StoredArgument& argument) { return argument.role == role; });
  return found == claim.arguments.end() ? std::string() : squeeze(found->text);
}

}  // namespace dragoman
