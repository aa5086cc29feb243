// The layers of a Reading and the parts of a claim, written into a JSON object that is open.
#pragma once

#include "export/document.h"
#include "export/json_writer.h"

namespace dragoman {

void write_layers(JsonWriter& out, const Document& document, const Layers& layers);

// Write one value: an object.
void write_quantity(JsonWriter& out, const Quantity& quantity);
void write_time(JsonWriter& out, const TimeExpression& time);
void write_place(JsonWriter& out, const Place& place);

}  // namespace dragoman
