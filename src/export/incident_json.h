// An incident as JSON: member `incidents` of what `dragoman read` prints (schema/reading.schema.json).
#pragma once

#include "claim/incident/incident.h"
#include "export/json_writer.h"
#include "record/document.h"

namespace dragoman {

// Write one incident of the document. Requires: the incident came from the document's reading.
void write_incident(JsonWriter& out, const Incident& incident, const Document& document);

}  // namespace dragoman
