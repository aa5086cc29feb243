// Elements that HTML knows by name, and how the standard treats each while a tree is built.
#pragma once

#include <cstdint>
#include <string_view>

namespace dragoman::html {

// `other` is any name not listed (custom elements); `none` marks what is no element.
enum class Tag : std::uint8_t {
  none,
  other,
  a,
  abbr,
  acronym,
  address,
  applet,
  area,
  article,
  aside,
  audio,
  b,
  base,
  basefont,
  bdi,
  bdo,
  bgsound,
  big,
  blockquote,
  body,
  br,
  button,
  canvas,
  caption,
  center,
  cite,
  code,
  col,
  colgroup,
  data,
  datalist,
  dd,
  del,
  desc,
  details,
  dfn,
  dialog,
  dir,
  div,
  dl,
  dt,
  em,
  embed,
  fieldset,
  figcaption,
  figure,
  font,
  footer,
  foreignobject,
  form,
  frame,
  frameset,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  head,
  header,
  hgroup,
  hr,
  html,
  i,
  iframe,
  image,
  img,
  input,
  ins,
  kbd,
  keygen,
  label,
  legend,
  li,
  link,
  listing,
  main,
  map,
  mark,
  marquee,
  math,
  menu,
  meta,
  meter,
  mi,
  mn,
  mo,
  ms,
  mtext,
  nav,
  nobr,
  noembed,
  noframes,
  noscript,
  object,
  ol,
  optgroup,
  option,
  output,
  p,
  param,
  path,
  picture,
  plaintext,
  pre,
  progress,
  q,
  rb,
  rp,
  rt,
  rtc,
  ruby,
  s,
  samp,
  script,
  search,
  section,
  select,
  slot,
  small,
  source,
  span,
  strike,
  strong,
  style,
  sub,
  summary,
  sup,
  svg,
  table,
  tbody,
  td,
  template_,
  textarea,
  tfoot,
  th,
  thead,
  time,
  title,
  tr,
  track,
  tt,
  u,
  ul,
  var,
  video,
  wbr,
  xmp,
};

// Return the element with a name in lower case, or Tag::other.
Tag tag_of(std::string_view lower_name);
// Return the name; "" for none and other. Points to static storage.
std::string_view name_of(Tag tag);

// What a name means for building the tree (HTML standard, section 13.2.6); bits of `traits`.
namespace trait {
constexpr std::uint16_t kVoid = 1U << 0U;     // never has content
constexpr std::uint16_t kSpecial = 1U << 1U;  // stops the search for an open element that an end tag closes
constexpr std::uint16_t kClosesP = 1U << 2U;  // ends an open paragraph
constexpr std::uint16_t kFormatting = 1U << 3U;  // may be closed across other elements
constexpr std::uint16_t kScope = 1U << 4U;       // elements outside cannot be closed from inside
constexpr std::uint16_t kHead = 1U << 5U;        // belongs to <head> when it comes before <body>
constexpr std::uint16_t kRaw = 1U << 6U;         // content is text without markup and references
constexpr std::uint16_t kEscapable = 1U << 7U;   // content is text with references
constexpr std::uint16_t kBlock = 1U << 8U;       // set apart from the text around it by default
constexpr std::uint16_t kImpliedEnd = 1U << 9U;  // its end tag may be left out
constexpr std::uint16_t kBreakout = 1U << 10U;   // ends an <svg> or <math> it stands in
}  // namespace trait

// Return the union of the traits of `tag`.
std::uint16_t traits_of(Tag tag);

inline bool has_trait(Tag tag, std::uint16_t wanted) {
  return (traits_of(tag) & wanted) != 0;
}
inline bool is_void(Tag tag) {
  return has_trait(tag, trait::kVoid);
}
// Return whether the element is set apart from the text around it, as a browser shows it without styles.
inline bool is_block(Tag tag) {
  return has_trait(tag, trait::kBlock);
}
// Return whether the content is not for reading (script, style, iframe, ...): one text child, undecoded.
inline bool is_raw(Tag tag) {
  return has_trait(tag, trait::kRaw);
}
inline bool is_heading(Tag tag) {
  return tag >= Tag::h1 && tag <= Tag::h6;
}

}  // namespace dragoman::html
