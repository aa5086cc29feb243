#include "export/standards.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/countries.h"
#include "base/unicode.h"
#include "export/standard_facts.h"

namespace dragoman {
namespace {

constexpr auto kPlover = std::to_array<std::string_view>(
    {"id",      "event_type",  "mode",          "context",    "source",     "source_code",   "source_sector",
     "target",  "target_code", "target_sector", "reciprocal", "date_start", "date_end",      "dead",
     "injured", "place",       "country",       "latitude",   "longitude",  "attributed_to", "modality",
     "text",    "outlet",      "url",           "published",  "confidence"});
constexpr auto kCameo = std::to_array<std::string_view>(
    {"id", "date", "source", "source_code", "target", "target_code", "event_code", "event_root", "quad_class",
     "place", "country", "latitude", "longitude", "attributed_to", "text", "outlet", "url", "published",
     "confidence"});
constexpr auto kAcled = std::to_array<std::string_view>(
    {"event_id_cnty", "event_date", "year", "time_precision", "event_type", "sub_event_type", "actor1",
     "actor2", "country", "admin1", "location", "latitude", "longitude", "geo_precision", "source", "notes",
     "fatalities", "tags"});
constexpr auto kGed = std::to_array<std::string_view>({"id",
                                                       "year",
                                                       "type_of_violence",
                                                       "side_a",
                                                       "side_b",
                                                       "source_article",
                                                       "source_office",
                                                       "source_date",
                                                       "source_headline",
                                                       "source_original",
                                                       "where_prec",
                                                       "where_description",
                                                       "adm_1",
                                                       "latitude",
                                                       "longitude",
                                                       "country",
                                                       "event_clarity",
                                                       "date_prec",
                                                       "date_start",
                                                       "date_end",
                                                       "deaths_a",
                                                       "deaths_b",
                                                       "deaths_civilians",
                                                       "deaths_unknown",
                                                       "best",
                                                       "high",
                                                       "low"});
constexpr auto kSipri = std::to_array<std::string_view>(
    {"id", "supplier", "recipient", "number_ordered", "designation", "description", "year_of_order",
     "years_of_delivery", "number_delivered", "status", "comments", "source", "url"});

std::string cut_day(const std::string& instant) {
  return instant.substr(0, 10);
}

std::string year_of(const std::string& day) {
  return day.substr(0, 4);
}

// "AID/asylum; military" -> type, mode, context.
std::array<std::string, 3> plover_parts(const std::string& code) {
  const std::size_t semicolon = code.find(';');
  const std::string head = code.substr(0, semicolon);
  const std::size_t slash = head.find('/');
  return {head.substr(0, slash), slash == std::string::npos ? std::string() : head.substr(slash + 1),
          semicolon == std::string::npos ? std::string() : std::string(trim(code.substr(semicolon + 1)))};
}

struct Where {
  std::string name, country, province, latitude, longitude, precision;
};

// Precision 1 is the place itself, 2 near it or its district, 3 a province, 6 a country, 7 a larger region
// (the scale of UCDP; ACLED's ends at 3).
Where where_of(const StoredClaim& claim) {
  const Place* place = place_of(claim);
  if (place == nullptr) return {};
  Where where{place->name,
              std::string(alpha3(place->country)),
              place->province,
              degrees(place->latitude),
              degrees(place->longitude),
              {}};
  switch (place->precision) {
    case PlacePrecision::site:
    case PlacePrecision::city:
      where.precision = "1";
      break;
    case PlacePrecision::district:
    case PlacePrecision::offset:
      where.precision = "2";
      break;
    case PlacePrecision::province:
      where.precision = "3";
      break;
    case PlacePrecision::country:
      where.precision = "6";
      break;
    case PlacePrecision::region:
      where.precision = "7";
  }
  return where;
}

std::string confidence_of(const StoredClaim& claim) {
  return number(std::round(claim.confidence * 1000) / 1000);
}

Row plover_row(const Coded& coded, std::span<const StoredClaim> report) {
  const StoredClaim& c = *coded.claim;
  const auto [type, mode, context] = plover_parts(coded.code);
  const Where where = where_of(c);
  return {c.id,
          type,
          mode,
          context,
          coded.source.names,
          coded.source.country,
          coded.source.sector,
          coded.target.names,
          coded.target.country,
          coded.target.sector,
          coded.reciprocal ? "true" : "false",
          first_day(c),
          last_day(c),
          number(toll_of(c, report, "killed").best),
          number(toll_of(c, report, "wounded").best),
          where.name,
          where.country,
          where.latitude,
          where.longitude,
          chain_text(c),
          std::string(name_of(c.modality)),
          squeeze(c.sentence_text),
          c.outlet,
          c.url,
          cut_day(c.published),
          confidence_of(c)};
}

// Quad classes of GDELT's codebook 2.0: verbal cooperation, material cooperation, verbal conflict, material
// conflict.
std::string quad_class(const std::string& root) {
  if (root <= "05") return "1";
  if (root <= "09") return "2";
  return root <= "14" ? "3" : "4";
}

Row cameo_row(const Coded& coded) {
  const StoredClaim& c = *coded.claim;
  const std::string root = coded.code.substr(0, 2);
  const Where where = where_of(c);
  return {c.id,
          first_day(c).empty() ? last_day(c) : first_day(c),
          coded.source.names,
          coded.source.country + coded.source.sector,
          coded.target.names,
          coded.target.country + coded.target.sector,
          coded.code,
          root,
          quad_class(root),
          where.name,
          where.country,
          where.latitude,
          where.longitude,
          chain_text(c),
          squeeze(c.sentence_text),
          c.outlet,
          c.url,
          cut_day(c.published),
          confidence_of(c)};
}

// What ACLED and UCDP count: single happenings, done or under way.
bool is_single_happening(const StoredClaim& claim) {
  return claim.modality == Modality::happened || claim.modality == Modality::ongoing ||
         claim.modality == Modality::asserted;
}

// What a register of arms takes up: orders and deliveries that were made, not plans.
bool is_settled(const StoredClaim& claim) {
  return is_single_happening(claim) || claim.modality == Modality::state;
}

// Keep of the claims on one happening the first.
std::vector<Coded> one_a_happening(std::vector<Coded> coded) {
  std::vector<Coded> out;
  for (Coded& one : coded) {
    if (!is_single_happening(*one.claim)) continue;
    const std::string& key = one.claim->event_key;
    const bool known = !key.empty() && std::any_of(out.begin(), out.end(), [&](const Coded& other) {
      return other.claim->event_key == key && other.code == one.code;
    });
    if (!known) out.push_back(std::move(one));
  }
  return out;
}

Row acled_row(const Coded& coded, std::span<const StoredClaim> report) {
  const StoredClaim& c = *coded.claim;
  const std::size_t slash = coded.code.find(" / ");
  const Where where = where_of(c);
  const std::string day = first_day(c).empty() ? last_day(c) : first_day(c);
  const std::string precision = day_precision(c);
  return {c.id,
          day,
          year_of(day),
          precision == "4" ? "3" : precision,
          coded.code.substr(0, slash),
          coded.code.substr(slash + 3),
          coded.source.names,
          coded.target.names,
          where.country,
          where.province,
          where.name,
          where.latitude,
          where.longitude,
          where.precision > "3" ? "3" : where.precision,
          chain_text(c),
          squeeze(c.sentence_text),
          number(toll_of(c, report, "killed").best),
          std::string(name_of(c.modality))};
}

bool is_state(const Side& side) {
  return side.sector == "GOV" || side.sector == "MIL" || side.sector == "COP" || side.sector == "SPY" ||
         (side.sector.empty() && !side.country.empty() && side.country != "IGO" && side.country != "NGO");
}

bool is_armed_group(const Side& side) {
  return side.sector == "REB" || side.sector == "CRM";
}

bool is_civilian(const Side& side) {
  return side.sector == "CVL" || side.sector == "REF" || side.sector == "MED" || side.sector == "JRN" ||
         side.sector == "EDU";
}

// 1 state-based, 2 non-state, 3 one-sided; "" if the parties do not tell.
std::string type_of_violence(const Side& a, const Side& b) {
  if (is_civilian(b) && (is_state(a) || is_armed_group(a))) return "3";
  const bool known = (is_state(a) || is_armed_group(a)) && (is_state(b) || is_armed_group(b));
  if (!known) return {};
  return is_state(a) || is_state(b) ? "1" : "2";
}

Row ged_row(const Coded& coded, const Toll& toll) {
  const StoredClaim& c = *coded.claim;
  const Where where = where_of(c);
  const std::string first = first_day(c).empty() ? last_day(c) : first_day(c);
  const bool civilian = is_civilian(coded.target);
  const std::string best = number(toll.best);
  return {c.id,
          year_of(first),
          type_of_violence(coded.source, coded.target),
          coded.source.names,
          coded.target.names,
          c.url,
          c.outlet,
          cut_day(c.published),
          c.report_title,
          chain_text(c),
          where.precision,
          where.name,
          where.province,
          where.latitude,
          where.longitude,
          where.country,
          "1",
          day_precision(c),
          first,
          last_day(c),
          "",
          "",
          civilian ? best : "",
          civilian ? "" : best,
          best,
          number(toll.high ? toll.high : toll.best),
          number(toll.low ? toll.low : toll.best)};
}

// UCDP's table has happenings with at least one death; several claims on one give one row.
std::vector<Row> ged_rows(const Codebook& codebook, std::span<const StoredClaim> report) {
  std::vector<Row> rows;
  std::vector<std::string> told;
  for (const Coded& coded : coded_claims(codebook, report, "ucdp")) {
    if (coded.code != "GED" || !is_single_happening(*coded.claim)) continue;
    const Toll toll = toll_of(*coded.claim, report, "killed");
    if (toll.best.value_or(0) < 1) continue;
    const std::string& key = coded.claim->event_key;
    if (!key.empty() && std::find(told.begin(), told.end(), key) != told.end()) continue;
    told.push_back(key);
    rows.push_back(ged_row(coded, toll));
  }
  return rows;
}

Row sipri_row(const Coded& coded) {
  const StoredClaim& c = *coded.claim;
  const bool delivered = coded.code == "delivered";
  const std::string items = filler(c, "items");
  const bool designated = items.find_first_of("0123456789") != std::string::npos;
  const auto count = std::find_if(c.quantities.begin(), c.quantities.end(),
                                  [](const Quantity& q) { return q.unit.empty() && q.value; });
  const std::string amount = count == c.quantities.end() ? std::string() : number(count->value);
  // The register brackets what is uncertain.
  const bool uncertain = count != c.quantities.end() && count->relation != Relation::exactly;
  const std::string shown = uncertain ? "(" + amount + ")" : amount;
  const std::string first = year_of(first_day(c).empty() ? last_day(c) : first_day(c));
  const std::string last = year_of(last_day(c));
  return {c.id,
          filler(c, "supplier"),
          filler(c, "recipient"),
          delivered ? "" : shown,
          designated ? items : "",
          designated ? "" : items,
          delivered ? "" : first,
          !delivered                      ? ""
          : first == last || last.empty() ? first
                                          : first + "-" + last,
          delivered ? shown : "",
          coded.code,
          squeeze(c.sentence_text),
          chain_text(c),
          c.url};
}

}  // namespace

std::optional<Standard> standard_named(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>({"plover", "cameo", "acled", "ged", "sipri"});
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<Standard>(found - kNames.begin());
}

std::span<const std::string_view> columns_of(Standard standard) {
  switch (standard) {
    case Standard::plover:
      return kPlover;
    case Standard::cameo:
      return kCameo;
    case Standard::acled:
      return kAcled;
    case Standard::ged:
      return kGed;
    case Standard::sipri:
      break;
  }
  return kSipri;
}

std::vector<Row> rows_of(Standard standard, const Codebook& codebook, std::span<const StoredClaim> report) {
  std::vector<Row> rows;
  switch (standard) {
    case Standard::plover:
      for (const Coded& coded : coded_claims(codebook, report, "plover"))
        rows.push_back(plover_row(coded, report));
      break;
    case Standard::cameo:
      for (const Coded& coded : coded_claims(codebook, report, "cameo")) rows.push_back(cameo_row(coded));
      break;
    case Standard::acled:
      for (const Coded& coded : one_a_happening(coded_claims(codebook, report, "acled"))) {
        if (coded.code.find(" / ") != std::string::npos) rows.push_back(acled_row(coded, report));
      }
      break;
    case Standard::ged:
      return ged_rows(codebook, report);
    case Standard::sipri:
      for (const Coded& coded : coded_claims(codebook, report, "sipri")) {
        if (is_settled(*coded.claim)) rows.push_back(sipri_row(coded));
      }
  }
  return rows;
}

}  // namespace dragoman
