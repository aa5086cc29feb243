#include "record/record_writer.h"

#include <fmt/core.h>

#include "base/unicode.h"
#include "record/happening_days.h"
#include "record/layout.h"

namespace dragoman {
namespace {

void insert_report(Database& record, std::int64_t number, const Report& report) {
  record.run(
      "INSERT INTO report(number, id, url, canonical_url, title, outlet, outlet_folded, published, "
      "published_basis, "
      "updated, updated_basis, language, section, dateline, kind, authors, agencies, notes, blocks, pieces, "
      "text) "
      "VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21)",
      number, report.id, report.url, report.canonical_url, report.title, report.outlet, fold(report.outlet),
      report.published.value, report.published.basis, report.updated.value, report.updated.basis,
      report.language.empty() ? "unknown" : report.language, report.section, report.dateline, report.kind,
      texts_to_json(report.authors), texts_to_json(report.agencies), texts_to_json(report.notes),
      blocks_to_json(report.blocks), pieces_to_json(report.pieces), report.text);
  record.run(
      "INSERT INTO report_fts(rowid, title, text) SELECT number, title, text FROM report_words WHERE "
      "number=?1",
      number);
}

void insert_actors(Database& record, std::int64_t number, const Document& document) {
  for (std::size_t i = 0; i < document.reading.actors.size(); ++i) {
    const Actor& actor = document.reading.actors[i];
    record.run("INSERT INTO actor VALUES(?1,?2,?3,?4,?5,?6,?7,?8)", number, i, actor.id, actor.name,
               fold(actor.name), actor.type, actor.country, actor.role);
  }
  for (std::size_t i = 0; i < document.reading.mentions.size(); ++i) {
    const Mention& mention = document.reading.mentions[i];
    if (mention.actor >= document.reading.actors.size()) continue;
    record.run("INSERT INTO mention VALUES(?1,?2,?3,?4,?5,?6,?7)", number, i, mention.text.begin,
               mention.text.end, mention.type, mention.actor,
               mention.name.empty() ? std::string() : fold(slice(document.report.text, mention.name)));
  }
}

std::optional<std::string> day_or_none(const std::optional<Day>& day) {
  return day ? std::optional(to_string(*day)) : std::nullopt;
}

void insert_time(Database& record, std::int64_t claim, const TimeExpression& time) {
  record.run(
      "UPDATE claim SET time_begin=?2, time_end=?3, time_type=?4, time_value=?5, time_mod=?6, time_from=?7, "
      "time_to=?8, time_grain=?9, time_resolved_by=?10 WHERE number=?1",
      claim, time.text.begin, time.text.end, time.type, time.value, time.mod,
      day_or_none(time.interval.start), day_or_none(time.interval.end), time.grain, time.resolved_by);
}

std::string actor_id(const Reading& reading, Index actor) {
  return actor < reading.actors.size() ? reading.actors[actor].id : std::string();
}

void insert_parties(Database& record, std::int64_t number, const Claim& claim, const Reading& reading) {
  std::int64_t ordinal = 0;
  for (const Argument& argument : claim.arguments) {
    record.run("INSERT INTO argument VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)", number, ordinal++,
               argument.role, argument.text, fold(argument.text), actor_id(reading, argument.actor),
               argument.evidence.begin, argument.evidence.end, argument.country, argument.sector);
  }
  ordinal = 0;
  for (const Link& link : claim.chain) {
    record.run("INSERT INTO link VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)", number, ordinal++, link.who,
               fold(link.who), link.role, link.act, link.channel, actor_id(reading, link.actor),
               link.evidence.begin, link.evidence.end);
  }
}

void insert_measures(Database& record, std::int64_t number, const Claim& claim) {
  std::int64_t ordinal = 0;
  for (const Quantity& quantity : claim.quantities) {
    record.run("INSERT INTO quantity VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13)", number, ordinal++,
               quantity.text.begin, quantity.text.end, quantity.counted.begin, quantity.counted.end,
               quantity.relation, quantity.value, quantity.low, quantity.high, quantity.unit,
               quantity.ordinal, quantity.cumulative);
  }
  ordinal = 0;
  for (const Place& place : claim.places) {
    record.run("INSERT INTO place VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14)", number, ordinal++,
               place.text.begin, place.text.end, place.id, place.name, fold(place.name), place.country,
               place.province, fold(place.province), place.latitude, place.longitude, place.radius_km,
               place.precision);
  }
}

std::int64_t next_claim(Database& record) {
  Rows rows = record.rows("SELECT coalesce(max(number), 0) + 1 FROM claim");
  rows.next();
  return rows.integer(0);
}

void insert_claim(Database& record, std::int64_t number, std::int64_t report, std::size_t ordinal,
                  const Claim& claim, const Document& document) {
  const ByteRange sentence = sentence_of(document.reading, claim.evidence);
  const DayText days = happening_days(claim, document.report.published.value);
  record.run(
      "INSERT INTO claim(number, id, report, ordinal, frame, phase, modality, negative, evidence_begin, "
      "evidence_end, "
      "sentence_begin, sentence_end, zone, in_quotation, rule, confidence, repeated, day_from, day_to, "
      "event_key) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20)",
      number, claim.id, report, ordinal, claim.frame, claim.phase, claim.modality, claim.negative,
      claim.evidence.begin, claim.evidence.end, sentence.begin, sentence.end, claim.zone, claim.in_quotation,
      claim.rule, claim.confidence, claim.repeat, days.from, days.to, claim.event_key);
  if (claim.time) insert_time(record, number, *claim.time);
  insert_parties(record, number, claim, document.reading);
  insert_measures(record, number, claim);
}

}  // namespace

void insert_page(Database& record, const PageRow& page) {
  record.run("INSERT INTO page VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)", page.number, page.key,
             page.place.segment, page.place.at, page.place.size, page.digest, page.url, page.fetched,
             page.added, page.put_aside ? std::optional(page.put_aside->message) : std::nullopt);
}

void insert_document(Database& record, std::int64_t number, const Document& document) {
  insert_report(record, number, document.report);
  insert_actors(record, number, document);
  std::int64_t claim = next_claim(record);
  for (std::size_t i = 0; i < document.claims.size(); ++i) {
    insert_claim(record, claim++, number, i, document.claims[i], document);
  }
}

void make_id_unique(Database& record, Document& document) {
  const std::string wanted = document.report.id;
  const auto taken = [&record](const std::string& id) {
    return record.rows("SELECT 1 FROM report WHERE id=?1", id).next();
  };
  for (int copy = 2; taken(document.report.id); ++copy)
    document.report.id = fmt::format("{}~{}", wanted, copy);
  for (Claim& claim : document.claims) {
    if (claim.id.starts_with(wanted)) claim.id = document.report.id + claim.id.substr(wanted.size());
  }
}

}  // namespace dragoman
