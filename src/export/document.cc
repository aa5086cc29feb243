#include "export/document.h"

#include "export/incident_json.h"
#include "export/json_writer.h"
#include "export/labels.h"
#include "export/reading_json.h"

namespace dragoman {
namespace {

void write_texts(JsonWriter& out, std::string_view name, const std::vector<std::string>& texts) {
  out.key(name);
  out.begin_array();
  for (const std::string& text : texts) out.value(text);
  out.end_array();
}

void write_stamp(JsonWriter& out, std::string_view name, const Stamp& stamp) {
  out.key(name);
  out.begin_object();
  out.member("value", stamp.value);
  out.member("basis", stamp.basis);
  out.end_object();
}

void write_report(JsonWriter& out, const Report& report) {
  out.member("id", report.id);
  out.member("url", report.url);
  out.known("canonical_url", report.canonical_url);
  out.member("kind", label(report.kind));
  out.member("title", report.title);
  out.member("outlet", report.outlet);
  write_texts(out, "authors", report.authors);
  if (!report.credits.empty()) write_texts(out, "credits", report.credits);
  write_texts(out, "agencies", report.agencies);
  out.known("dateline", report.dateline);
  out.known("section", report.section);
  out.member("language", report.language);
  write_stamp(out, "published", report.published);
  write_stamp(out, "updated", report.updated);
  write_texts(out, "notes", report.notes);
  out.member("text", report.text);
  out.key("blocks");
  out.begin_array();
  for (const Block& block : report.blocks) {
    out.begin_object();
    out.member("kind", label(block.kind));
    out.member("text", block.text);
    out.member("source", source_range(report, block.text));
    out.end_object();
  }
  out.end_array();
}

void write_actor(JsonWriter& out, const Reading& reading, Index actor) {
  if (actor < reading.actors.size()) out.member("actor", reading.actors[actor].id);
}

void write_parties(JsonWriter& out, const Claim& claim, const Reading& reading) {
  out.key("arguments");
  out.begin_array();
  for (const Argument& argument : claim.arguments) {
    out.begin_object();
    out.member("role", argument.role);
    out.member("text", argument.text);
    write_actor(out, reading, argument.actor);
    if (!argument.evidence.empty()) out.member("evidence", argument.evidence);
    out.end_object();
  }
  out.end_array();
  out.key("chain");
  out.begin_array();
  for (const Link& link : claim.chain) {
    out.begin_object();
    out.member("who", link.who);
    out.known("role", link.role);
    out.known("act", link.act);
    out.known("channel", link.channel);
    write_actor(out, reading, link.actor);
    if (!link.evidence.empty()) out.member("evidence", link.evidence);
    out.end_object();
  }
  out.end_array();
}

// Write where the claim stands: the words, and the bytes of text and page they are.
void write_evidence(JsonWriter& out, const Claim& claim, const Document& document) {
  const Report& report = document.report;
  out.key("evidence");
  out.begin_object();
  out.member("text", claim.evidence);
  out.member("source", source_range(report, claim.evidence));
  out.member("words", slice(report.text, claim.evidence));
  out.end_object();
  const ByteRange sentence = sentence_of(document.reading, claim.evidence);
  out.key("sentence");
  out.begin_object();
  out.member("text", sentence);
  out.member("words", slice(report.text, sentence));
  out.end_object();
}

void write_claim(JsonWriter& out, const Claim& claim, const Document& document) {
  out.begin_object();
  out.member("id", claim.id);
  out.member("frame", claim.frame);
  out.member("phase", claim.phase);
  out.member("modality", name_of(claim.modality));
  out.member("negative", claim.negative);
  write_parties(out, claim, document.reading);
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
  write_evidence(out, claim, document);
  out.member("zone", label(claim.zone));
  out.member("in_quotation", claim.in_quotation);
  out.member("rule", claim.rule);
  out.member("confidence", claim.confidence);
  out.member("repeat", claim.repeat);
  out.end_object();
}

}  // namespace

Result<Layers> layers_of(std::string_view list) {
  Layers out;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    const std::string_view name = list.substr(0, end);
    list.remove_prefix(std::min(end + 1, list.size()));
    if (name == "all") {
      out = {true, true, true, true, true, true, true};
    } else if (name == "tokens") {
      out.tokens = true;
    } else if (name == "trees") {
      out.trees = true;
    } else if (name == "names") {
      out.names = true;
    } else if (name == "times") {
      out.times = true;
    } else if (name == "quantities") {
      out.quantities = true;
    } else if (name == "places") {
      out.places = true;
    } else if (name == "speech") {
      out.speech = true;
    } else {
      return fail(ErrorCode::bad_input,
                  "no layer; those are tokens, trees, names, times, quantities, places, speech, all",
                  std::string(name));
    }
  }
  return out;
}

std::string document_json(const Document& document, const Layers& layers) {
  JsonWriter out;
  out.begin_object();
  out.member("format", "dragoman-reading");
  out.member("version", kReadingVersion);
  write_report(out, document.report);
  out.key("claims");
  out.begin_array();
  for (const Claim& claim : document.claims) write_claim(out, claim, document);
  out.end_array();
  out.key("incidents");
  out.begin_array();
  for (const Incident& incident : document.incidents) write_incident(out, incident, document);
  out.end_array();
  write_layers(out, document, layers);
  out.end_object();
  return out.take();
}

}  // namespace dragoman
