#include "export/reading_json.h"

#include <map>

#include "export/labels.h"

namespace dragoman {
namespace {

// Write an index into a list, or null.
void write_index(JsonWriter& out, std::string_view name, Index index) {
  if (index != kNone) out.member(name, index);
}

void write_day(JsonWriter& out, std::string_view name, const std::optional<Day>& day) {
  if (day) out.member(name, to_string(*day));
}

void write_words(JsonWriter& out, const Reading& reading, bool trees) {
  out.key("sentences");
  out.begin_array();
  for (const Sentence& sentence : reading.sentences) {
    out.begin_object();
    out.member("text", sentence.text);
    out.member("first", sentence.first);
    out.member("end", sentence.end);
    out.member("block", sentence.block);
    out.end_object();
  }
  out.end_array();
  out.key("words");
  out.begin_array();
  for (const Word& word : reading.words) {
    out.begin_object();
    out.member("text", word.text);
    out.known("lemma", word.lemma);
    out.member("upos", name_of(word.upos));
    if (!word.xpos.empty()) out.member("xpos", word.xpos);
    if (!word.feats.empty()) out.member("feats", word.feats);
    if (trees) {
      write_index(out, "head", word.head);
      out.member("deprel", name_of(word.deprel));
    }
    out.end_object();
  }
  out.end_array();
  out.key("tokens");
  out.begin_array();
  for (const ByteRange token : reading.tokens) out.value(token);
  out.end_array();
}

// The places inside names of organisations, by name; in short, since the layer of places may have the rest.
class PlacesByName {
 public:
  explicit PlacesByName(const Reading& reading) {
    for (const Place& place : reading.places_in_names) places_.emplace(place.mention, &place);
  }

  void write(JsonWriter& out, Index mention) const {
    const auto [begin, end] = places_.equal_range(mention);
    if (begin == end) return;
    out.key("places");
    out.begin_array();
    for (auto at = begin; at != end; ++at) {
      out.begin_object();
      out.member("text", at->second->text);
      out.known("id", at->second->id);
      out.known("name", at->second->name);
      out.known("country", at->second->country);
      out.end_object();
    }
    out.end_array();
  }

 private:
  std::multimap<Index, const Place*> places_;
};

void write_names(JsonWriter& out, const Reading& reading) {
  out.key("mentions");
  out.begin_array();
  const PlacesByName inside(reading);
  for (Index i = 0; i < reading.mentions.size(); ++i) {
    const Mention& mention = reading.mentions[i];
    out.begin_object();
    out.member("text", mention.text);
    if (!mention.name.empty()) out.member("name", mention.name);
    out.member("kind", label(mention.kind));
    out.member("type", label(mention.type));
    write_index(out, "actor", mention.actor);
    if (mention.as_actor) out.member("as_actor", true);
    inside.write(out, i);
    out.end_object();
  }
  out.end_array();
  out.key("actors");
  out.begin_array();
  for (const Actor& actor : reading.actors) {
    out.begin_object();
    out.member("id", actor.id);
    out.member("name", actor.name);
    out.member("type", label(actor.type));
    out.known("country", actor.country);
    out.known("role", actor.role);
    out.key("mentions");
    out.begin_array();
    for (const Index mention : actor.mentions) out.value(mention);
    out.end_array();
    out.end_object();
  }
  out.end_array();
}

template <class Item>
void write_list(JsonWriter& out, std::string_view name, const std::vector<Item>& items,
                void (*write)(JsonWriter&, const Item&)) {
  out.key(name);
  out.begin_array();
  for (const Item& item : items) write(out, item);
  out.end_array();
}

void write_ranges(JsonWriter& out, std::string_view name, const std::vector<ByteRange>& ranges) {
  out.key(name);
  out.begin_array();
  for (const ByteRange range : ranges) out.value(range);
  out.end_array();
}

void write_attribution(JsonWriter& out, const Attribution& attribution) {
  out.begin_object();
  write_ranges(out, "source", attribution.source);
  write_ranges(out, "cue", attribution.cue);
  write_ranges(out, "content", attribution.content);
  out.member("type", label(attribution.type));
  write_index(out, "speaker", attribution.speaker);
  out.known("speaker_name", attribution.speaker_name);
  write_index(out, "inside", attribution.inside);
  out.known("channel", attribution.channel);
  out.end_object();
}

}  // namespace

void write_quantity(JsonWriter& out, const Quantity& quantity) {
  out.begin_object();
  out.member("text", quantity.text);
  if (!quantity.counted.empty()) out.member("counted", quantity.counted);
  out.member("relation", label(quantity.relation));
  out.known("value", quantity.value);
  out.known("low", quantity.low);
  out.known("high", quantity.high);
  out.known("unit", quantity.unit);
  if (quantity.ordinal) out.member("ordinal", true);
  if (quantity.cumulative) out.member("cumulative", true);
  out.end_object();
}

void write_time(JsonWriter& out, const TimeExpression& time) {
  out.begin_object();
  out.member("text", time.text);
  out.member("type", label(time.type));
  out.member("value", time.value);
  out.known("mod", time.mod);
  write_day(out, "from", time.interval.start);
  write_day(out, "to", time.interval.end);
  out.member("grain", label(time.grain));
  out.member("resolved_by", label(time.resolved_by));
  out.end_object();
}

void write_place(JsonWriter& out, const Place& place) {
  out.begin_object();
  out.member("text", place.text);
  out.known("id", place.id);
  out.known("name", place.name);
  out.known("country", place.country);
  out.known("province", place.province);
  out.known("latitude", place.latitude);
  out.known("longitude", place.longitude);
  out.member("radius_km", place.radius_km);
  out.member("precision", label(place.precision));
  out.end_object();
}

void write_layers(JsonWriter& out, const Document& document, const Layers& layers) {
  const Reading& reading = document.reading;
  if (layers.tokens || layers.trees) write_words(out, reading, layers.trees);
  if (layers.names) write_names(out, reading);
  if (layers.times) write_list(out, "times", reading.times, write_time);
  if (layers.quantities) write_list(out, "quantities", reading.quantities, write_quantity);
  if (layers.places) write_list(out, "places", reading.places, write_place);
  if (layers.speech) write_list(out, "speech", reading.attributions, write_attribution);
}

}  // namespace dragoman
