#include "record/record_reader.h"

namespace dragoman {

const char* const kHeadColumns =
    "r.id, r.url, r.title, r.outlet, r.language, r.published, "
    "(SELECT p.added FROM page p WHERE p.number = r.number), "
    "(SELECT count(*) FROM claim c WHERE c.report = r.number AND c.repeated = 0)";

const char* const kClaimColumns =
    "c.number, c.id, r.id, r.title, r.outlet, r.url, r.published, r.language, c.frame, c.phase, c.modality, "
    "c.negative, "
    "c.evidence_begin, c.evidence_end, c.sentence_begin, c.sentence_end, "
    "substr(CAST(r.text AS BLOB), c.sentence_begin + 1, c.sentence_end - c.sentence_begin), "
    "c.zone, c.in_quotation, c.rule, c.confidence, c.repeated, c.verdict, "
    "c.time_begin, c.time_end, c.time_type, c.time_value, c.time_mod, c.time_from, c.time_to, c.time_grain, "
    "c.time_resolved_by, c.event_key";

namespace {

std::uint32_t whole(const Rows& rows, int column) {
  return static_cast<std::uint32_t>(rows.integer(column));
}

ByteRange range(const Rows& rows, int column) {
  return {whole(rows, column), whole(rows, column + 1)};
}

template <class Enum>
Enum value_of(const Rows& rows, int column) {
  return static_cast<Enum>(rows.integer(column));
}

std::optional<Day> day(const Rows& rows, int column) {
  return rows.is_null(column) ? std::nullopt : parse_day(rows.text(column));
}

std::optional<TimeExpression> read_time(const Rows& rows, int column) {
  if (rows.is_null(column)) return std::nullopt;
  TimeExpression out;
  out.text = range(rows, column);
  out.type = value_of<TimeType>(rows, column + 2);
  out.value = rows.string(column + 3);
  out.mod = rows.string(column + 4);
  out.interval = {day(rows, column + 5), day(rows, column + 6)};
  out.grain = value_of<Grain>(rows, column + 7);
  out.resolved_by = value_of<ResolvedBy>(rows, column + 8);
  return out;
}

void read_parties(Database& record, std::int64_t claim, StoredClaim& out) {
  Rows arguments = record.rows(
      "SELECT role, text, actor, evidence_begin, evidence_end, country, sector FROM argument WHERE claim=?1 "
      "ORDER BY ordinal",
      claim);
  while (arguments.next()) {
    out.arguments.push_back({arguments.string(0), arguments.string(1), arguments.string(2),
                             range(arguments, 3), arguments.string(5), arguments.string(6)});
  }
  Rows links = record.rows(
      "SELECT who, role, act, channel, actor, evidence_begin, evidence_end FROM link WHERE claim=?1 ORDER BY "
      "ordinal",
      claim);
  while (links.next()) {
    out.chain.push_back({links.string(0), links.string(1), links.string(2), links.string(3), links.string(4),
                         range(links, 5)});
  }
}

void read_quantities(Database& record, std::int64_t claim, StoredClaim& out) {
  Rows rows = record.rows(
      "SELECT text_begin, text_end, counted_begin, counted_end, relation, value, low, high, unit, "
      "is_ordinal, "
      "cumulative FROM quantity WHERE claim=?1 ORDER BY ordinal",
      claim);
  while (rows.next()) {
    Quantity quantity;
    quantity.text = range(rows, 0);
    quantity.counted = range(rows, 2);
    quantity.relation = value_of<Relation>(rows, 4);
    quantity.value = rows.real_or_none(5);
    quantity.low = rows.real_or_none(6);
    quantity.high = rows.real_or_none(7);
    quantity.unit = rows.string(8);
    quantity.ordinal = rows.integer(9) != 0;
    quantity.cumulative = rows.integer(10) != 0;
    out.quantities.push_back(std::move(quantity));
  }
}

void read_places(Database& record, std::int64_t claim, StoredClaim& out) {
  Rows rows = record.rows(
      "SELECT text_begin, text_end, id, name, country, province, latitude, longitude, radius_km, "
      "place_precision "
      "FROM place WHERE claim=?1 ORDER BY ordinal",
      claim);
  while (rows.next()) {
    Place place;
    place.text = range(rows, 0);
    place.id = rows.string(2);
    place.name = rows.string(3);
    place.country = rows.string(4);
    place.province = rows.string(5);
    place.latitude = rows.real_or_none(6);
    place.longitude = rows.real_or_none(7);
    place.radius_km = rows.real(8);
    place.precision = value_of<PlacePrecision>(rows, 9);
    out.places.push_back(std::move(place));
  }
}

void read_decision(Database& record, StoredClaim& out) {
  if (out.decision.verdict == Verdict::open) return;
  Rows rows =
      record.rows("SELECT who, at, why FROM decision WHERE placed=?1 ORDER BY act DESC LIMIT 1", out.id);
  if (!rows.next()) return;
  out.decision.who = rows.string(0);
  out.decision.when = rows.string(1);
  out.decision.why = rows.string(2);
}

}  // namespace

ReportHead read_head(const Rows& rows, int column) {
  return {rows.string(column),     rows.string(column + 1), rows.string(column + 2), rows.string(column + 3),
          rows.string(column + 4), rows.string(column + 5), rows.string(column + 6), whole(rows, column + 7)};
}

StoredClaim read_claim(Database& record, const Rows& rows) {
  const std::int64_t number = rows.integer(0);
  StoredClaim out;
  out.id = rows.string(1);
  out.report_id = rows.string(2);
  out.report_title = rows.string(3);
  out.outlet = rows.string(4);
  out.url = rows.string(5);
  out.published = rows.string(6);
  out.language = rows.string(7);
  out.frame = rows.string(8);
  out.phase = rows.string(9);
  out.modality = value_of<Modality>(rows, 10);
  out.negative = rows.integer(11) != 0;
  out.evidence = range(rows, 12);
  out.sentence = range(rows, 14);
  out.sentence_text = rows.string(16);
  out.zone = value_of<BlockKind>(rows, 17);
  out.in_quotation = rows.integer(18) != 0;
  out.rule = rows.string(19);
  out.confidence = rows.real(20);
  out.repeat = rows.integer(21) != 0;
  out.decision.verdict = value_of<Verdict>(rows, 22);
  out.time = read_time(rows, 23);
  out.event_key = rows.string(32);
  read_parties(record, number, out);
  read_quantities(record, number, out);
  read_places(record, number, out);
  read_decision(record, out);
  return out;
}

std::vector<StoredClaim> read_claims_of(Database& record, std::int64_t report) {
  std::vector<StoredClaim> out;
  Rows rows = record.rows(
      std::string("SELECT ") + kClaimColumns +
          " FROM claim c JOIN report r ON r.number = c.report WHERE c.report=?1 ORDER BY c.ordinal",
      report);
  while (rows.next()) out.push_back(read_claim(record, rows));
  return out;
}

std::vector<StoredMention> read_mentions_of(Database& record, std::int64_t report) {
  std::vector<StoredMention> out;
  Rows rows = record.rows(
      "SELECT m.text_begin, m.text_end, m.type, a.id, a.name FROM mention m "
      "JOIN actor a ON a.report = m.report AND a.ordinal = m.actor WHERE m.report=?1 "
      "ORDER BY m.text_begin, m.text_end, m.ordinal",
      report);
  while (rows.next()) {
    out.push_back({range(rows, 0), value_of<EntityType>(rows, 2), rows.string(3), rows.string(4)});
  }
  return out;
}

}  // namespace dragoman
