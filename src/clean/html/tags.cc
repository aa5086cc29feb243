#include "clean/html/tags.h"

#include <array>
#include <cstddef>

namespace dragoman::html {
namespace {

using namespace trait;

struct Row {
  std::string_view name;
  unsigned traits = 0;
};

// In the order of Tag, which is alphabetical behind none and other.
constexpr std::array kRows = std::to_array<Row>({
    {"", 0},
    {"", 0},
    {"a", kFormatting},
    {"abbr", 0},
    {"acronym", 0},
    {"address", kSpecial | kClosesP | kBlock},
    {"applet", kSpecial | kScope},
    {"area", kVoid | kSpecial},
    {"article", kSpecial | kClosesP | kBlock},
    {"aside", kSpecial | kClosesP | kBlock},
    {"audio", 0},
    {"b", kFormatting | kBreakout},
    {"base", kVoid | kSpecial | kHead},
    {"basefont", kVoid | kSpecial | kHead},
    {"bdi", 0},
    {"bdo", 0},
    {"bgsound", kVoid | kSpecial | kHead},
    {"big", kFormatting | kBreakout},
    {"blockquote", kSpecial | kClosesP | kBlock | kBreakout},
    {"body", kSpecial | kBlock | kBreakout},
    {"br", kVoid | kSpecial | kBreakout},
    {"button", kSpecial},
    {"canvas", 0},
    {"caption", kSpecial | kScope | kBlock},
    {"center", kSpecial | kClosesP | kBlock | kBreakout},
    {"cite", 0},
    {"code", kFormatting | kBreakout},
    {"col", kVoid | kSpecial},
    {"colgroup", kSpecial | kBlock},
    {"data", 0},
    {"datalist", 0},
    {"dd", kSpecial | kClosesP | kBlock | kImpliedEnd | kBreakout},
    {"del", 0},
    {"desc", 0},
    {"details", kSpecial | kClosesP | kBlock},
    {"dfn", 0},
    {"dialog", kClosesP | kBlock},
    {"dir", kSpecial | kClosesP | kBlock},
    {"div", kSpecial | kClosesP | kBlock | kBreakout},
    {"dl", kSpecial | kClosesP | kBlock | kBreakout},
    {"dt", kSpecial | kClosesP | kBlock | kImpliedEnd | kBreakout},
    {"em", kFormatting | kBreakout},
    {"embed", kVoid | kSpecial | kBreakout},
    {"fieldset", kSpecial | kClosesP | kBlock},
    {"figcaption", kSpecial | kClosesP | kBlock},
    {"figure", kSpecial | kClosesP | kBlock},
    {"font", kFormatting},
    {"footer", kSpecial | kClosesP | kBlock},
    {"foreignobject", 0},
    {"form", kSpecial | kClosesP | kBlock},
    {"frame", kVoid | kSpecial},
    {"frameset", kSpecial | kBlock},
    {"h1", kSpecial | kClosesP | kBlock | kBreakout},
    {"h2", kSpecial | kClosesP | kBlock | kBreakout},
    {"h3", kSpecial | kClosesP | kBlock | kBreakout},
    {"h4", kSpecial | kClosesP | kBlock | kBreakout},
    {"h5", kSpecial | kClosesP | kBlock | kBreakout},
    {"h6", kSpecial | kClosesP | kBlock | kBreakout},
    {"head", kSpecial | kHead | kBreakout},
    {"header", kSpecial | kClosesP | kBlock},
    {"hgroup", kSpecial | kClosesP | kBlock},
    {"hr", kVoid | kSpecial | kClosesP | kBlock | kBreakout},
    {"html", kSpecial | kScope | kBlock},
    {"i", kFormatting | kBreakout},
    {"iframe", kSpecial | kRaw},
    {"image", 0},
    {"img", kVoid | kSpecial | kBreakout},
    {"input", kVoid | kSpecial},
    {"ins", 0},
    {"kbd", 0},
    {"keygen", kVoid | kSpecial},
    {"label", 0},
    {"legend", kBlock},
    {"li", kSpecial | kClosesP | kBlock | kImpliedEnd | kBreakout},
    {"link", kVoid | kSpecial | kHead},
    {"listing", kSpecial | kClosesP | kBlock | kBreakout},
    {"main", kSpecial | kClosesP | kBlock},
    {"map", 0},
    {"mark", 0},
    {"marquee", kSpecial | kScope},
    {"math", 0},
    {"menu", kSpecial | kClosesP | kBlock | kBreakout},
    {"meta", kVoid | kSpecial | kHead | kBreakout},
    {"meter", 0},
    {"mi", 0},
    {"mn", 0},
    {"mo", 0},
    {"ms", 0},
    {"mtext", 0},
    {"nav", kSpecial | kClosesP | kBlock},
    {"nobr", kFormatting | kBreakout},
    {"noembed", kSpecial | kRaw},
    {"noframes", kSpecial | kHead | kRaw},
    {"noscript", kSpecial | kHead},
    {"object", kSpecial | kScope},
    {"ol", kSpecial | kClosesP | kBlock | kBreakout},
    {"optgroup", kBlock | kImpliedEnd},
    {"option", kBlock | kImpliedEnd},
    {"output", 0},
    {"p", kSpecial | kClosesP | kBlock | kImpliedEnd | kBreakout},
    {"param", kVoid | kSpecial},
    {"path", 0},
    {"picture", 0},
    {"plaintext", kSpecial | kClosesP | kBlock},
    {"pre", kSpecial | kClosesP | kBlock | kBreakout},
    {"progress", 0},
    {"q", 0},
    {"rb", kImpliedEnd},
    {"rp", kImpliedEnd},
    {"rt", kImpliedEnd},
    {"rtc", kImpliedEnd},
    {"ruby", kBreakout},
    {"s", kFormatting | kBreakout},
    {"samp", 0},
    {"script", kSpecial | kHead | kRaw},
    {"search", kSpecial | kClosesP | kBlock},
    {"section", kSpecial | kClosesP | kBlock},
    {"select", kSpecial},
    {"slot", 0},
    {"small", kFormatting | kBreakout},
    {"source", kVoid | kSpecial},
    {"span", kBreakout},
    {"strike", kFormatting | kBreakout},
    {"strong", kFormatting | kBreakout},
    {"style", kSpecial | kHead | kRaw},
    {"sub", kBreakout},
    {"summary", kSpecial | kClosesP | kBlock},
    {"sup", kBreakout},
    {"svg", 0},
    {"table", kSpecial | kClosesP | kScope | kBlock | kBreakout},
    {"tbody", kSpecial | kBlock},
    {"td", kSpecial | kScope | kBlock},
    {"template", kSpecial | kScope | kHead},
    {"textarea", kSpecial | kEscapable},
    {"tfoot", kSpecial | kBlock},
    {"th", kSpecial | kScope | kBlock},
    {"thead", kSpecial | kBlock},
    {"time", 0},
    {"title", kSpecial | kHead | kEscapable},
    {"tr", kSpecial | kBlock},
    {"track", kVoid | kSpecial},
    {"tt", kFormatting | kBreakout},
    {"u", kFormatting | kBreakout},
    {"ul", kSpecial | kClosesP | kBlock | kBreakout},
    {"var", kBreakout},
    {"video", 0},
    {"wbr", kVoid | kSpecial},
    {"xmp", kSpecial | kClosesP | kRaw | kBlock},
});
static_assert(kRows.size() == static_cast<std::size_t>(Tag::xmp) + 1);

constexpr std::array<std::uint16_t, 256> make_traits() {
  std::array<std::uint16_t, 256> all{};
  for (std::size_t i = 0; i < kRows.size(); ++i) all[i] = static_cast<std::uint16_t>(kRows[i].traits);
  return all;
}
constexpr auto kTraits = make_traits();

// Open addressing over the names: a slot holds a Tag, 0 when free.
constexpr std::size_t kSlots = 1024;

constexpr std::size_t slot_of(std::string_view name) {
  std::uint32_t h = 0x811c9dc5U;
  for (const char c : name) h = (h ^ static_cast<unsigned char>(c)) * 0x01000193U;
  return (h ^ (h >> 15U)) % kSlots;
}

constexpr std::array<std::uint8_t, kSlots> make_slots() {
  std::array<std::uint8_t, kSlots> slots{};
  for (std::size_t i = 2; i < kRows.size(); ++i) {
    std::size_t at = slot_of(kRows[i].name);
    while (slots[at] != 0) at = (at + 1) % kSlots;
    slots[at] = static_cast<std::uint8_t>(i);
  }
  return slots;
}
constexpr auto kSlotTable = make_slots();

}  // namespace

Tag tag_of(std::string_view lower_name) {
  for (std::size_t at = slot_of(lower_name); kSlotTable[at] != 0; at = (at + 1) % kSlots) {
    if (kRows[kSlotTable[at]].name == lower_name) return static_cast<Tag>(kSlotTable[at]);
  }
  return Tag::other;
}

std::string_view name_of(Tag tag) {
  return kRows[static_cast<std::size_t>(tag)].name;
}

std::uint16_t traits_of(Tag tag) {
  return kTraits[static_cast<std::size_t>(tag)];
}

}  // namespace dragoman::html
