#include "export/stored_json.h"

#include "export/json_writer.h"
#include "export/labels.h"
#include "export/reading_json.h"

namespace dragoman {
namespace {

void write_parties(JsonWriter& out, const StoredClaim& claim) {
  out.key("arguments");
  out.begin_array();
  for (const StoredArgument& argument : claim.arguments) {
    out.begin_object();
    out.member("role", argument.role);
    out.member("text", argument.text);
    out.known("actor", argument.actor);
    if (!argument.evidence.empty()) out.member("evidence", argument.evidence);
    out.end_object();
  }
  out.end_array();
  out.key("chain");
  out.begin_array();
  for (const StoredLink& link : claim.chain) {
    out.begin_object();
    out.member("who", link.who);
    out.known("role", link.role);
    out.known("act", link.act);
    out.known("channel", link.channel);
    out.known("actor", link.actor);
    if (!link.evidence.empty()) out.member("evidence", link.evidence);
    out.end_object();
  }
  out.end_array();
}

void write_measures(JsonWriter& out, const StoredClaim& claim) {
  out.key("quantities");
  out.begin_array();
  for (const Quantity& quantity : claim.quantities) write_quantity(out, quantity);
  out.end_array();
  if (claim.time) {
    out.key("time");
    write_time(out, *claim.time);
  }
  out.key("places");
  out.begin_array();
  for (const Place& place : claim.places) write_place(out, place);
  out.end_array();
}

void write_decision(JsonWriter& out, const Decision& decision) {
  out.key("decision");
  out.begin_object();
  out.member("verdict", name_of(decision.verdict));
  out.known("who", decision.who);
  out.known("when", decision.when);
  out.known("why", decision.why);
  out.end_object();
}

void write_head(JsonWriter& out, const ReportHead& head) {
  out.member("id", head.id);
  out.member("url", head.url);
  out.member("title", head.title);
  out.member("outlet", head.outlet);
  out.member("language", head.language);
  out.member("published", head.published);
  out.member("added", head.added);
  out.member("claims", head.claims);
}

std::string_view words_of(const StoredClaim& claim) {
  const ByteRange inside{claim.evidence.begin - claim.sentence.begin,
                         claim.evidence.end - claim.sentence.begin};
  return inside.end <= claim.sentence_text.size() ? slice(claim.sentence_text, inside) : std::string_view();
}

}  // namespace

void write_claim(JsonWriter& out, const StoredClaim& claim) {
  out.begin_object();
  out.member("id", claim.id);
  out.member("report", claim.report_id);
  out.member("outlet", claim.outlet);
  out.member("url", claim.url);
  out.member("published", claim.published);
  out.member("frame", claim.frame);
  out.member("phase", claim.phase);
  out.member("modality", name_of(claim.modality));
  out.member("negative", claim.negative);
  write_parties(out, claim);
  write_measures(out, claim);
  out.key("evidence");
  out.begin_object();
  out.member("text", claim.evidence);
  out.member("words", words_of(claim));
  out.end_object();
  out.key("sentence");
  out.begin_object();
  out.member("text", claim.sentence);
  out.member("words", claim.sentence_text);
  out.end_object();
  out.member("zone", label(claim.zone));
  out.member("in_quotation", claim.in_quotation);
  out.member("rule", claim.rule);
  out.member("confidence", claim.confidence);
  out.member("repeat", claim.repeat);
  write_decision(out, claim.decision);
  out.end_object();
}

std::string claim_json(const StoredClaim& claim) {
  JsonWriter out;
  write_claim(out, claim);
  return out.take();
}

std::string report_json(const StoredReport& stored) {
  const Report& report = stored.report;
  JsonWriter out;
  out.begin_object();
  write_head(out, {report.id, report.url, report.title, report.outlet, report.language,
                   report.published.value, stored.added, static_cast<std::uint32_t>(stored.claims.size())});
  out.known("fetched", stored.fetched);
  out.member("page_sha256", stored.page_digest);
  out.member("text", report.text);
  out.key("coded");
  out.begin_array();
  for (const StoredClaim& claim : stored.claims) write_claim(out, claim);
  out.end_array();
  out.end_object();
  return out.take();
}

std::string hit_json(const SearchHit& hit) {
  JsonWriter out;
  out.begin_object();
  write_head(out, hit.report);
  out.member("snippet", hit.snippet);
  out.key("hits");
  out.begin_array();
  for (const ByteRange range : hit.hits) out.value(range);
  out.end_array();
  out.end_object();
  return out.take();
}

}  // namespace dragoman
