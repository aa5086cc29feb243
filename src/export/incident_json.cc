#include "export/incident_json.h"

#include "export/reading_json.h"

namespace dragoman {
namespace {

void write_party(JsonWriter& out, const IncidentParty& party, const Reading& reading) {
  out.begin_object();
  out.member("text", party.text);
  if (!party.evidence.empty()) out.member("evidence", party.evidence);
  if (party.actor < reading.actors.size()) out.member("actor", reading.actors[party.actor].id);
  if (party.named) out.member("named", true);
  out.known("type", party.type);
  if (party.effect != Effect::unknown) out.member("effect", name_of(party.effect));
  out.known("number", party.number);
}

void write_parties(JsonWriter& out, std::string_view name, const std::vector<IncidentParty>& parties,
                   const Reading& reading) {
  out.key(name);
  out.begin_array();
  for (const IncidentParty& party : parties) {
    write_party(out, party, reading);
    out.end_object();
  }
  out.end_array();
}

// Organisations carry how sure the report is that they did it.
void write_organisations(JsonWriter& out, const Incident& incident, const Reading& reading) {
  out.key("organisations");
  out.begin_array();
  for (const IncidentParty& party : incident.organisations) {
    write_party(out, party, reading);
    out.member("blame", name_of(party.blame));
    out.end_object();
  }
  out.end_array();
}

}  // namespace

void write_incident(JsonWriter& out, const Incident& incident, const Document& document) {
  const Reading& reading = document.reading;
  out.begin_object();
  out.member("type", incident.type);
  out.member("stage", name_of(incident.stage));
  if (incident.time) {
    out.key("time");
    write_time(out, *incident.time);
  }
  out.key("places");
  out.begin_array();
  for (const Place& place : incident.places) write_place(out, place);
  out.end_array();
  write_parties(out, "instruments", incident.instruments, reading);
  write_parties(out, "perpetrators", incident.perpetrators, reading);
  write_organisations(out, incident, reading);
  out.member("by_state", incident.by_state);
  write_parties(out, "things", incident.things, reading);
  write_parties(out, "people", incident.people, reading);
  out.key("evidence");
  out.begin_array();
  for (const ByteRange range : incident.evidence) out.value(range);
  out.end_array();
  out.key("claims");
  out.begin_array();
  for (const std::string& id : incident.claims) out.value(id);
  out.end_array();
  out.end_object();
}

}  // namespace dragoman
