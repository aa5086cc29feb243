#include "read/syntax/conllu.h"

#include <array>
#include <charconv>

namespace dragoman::syntax {
namespace {

using Columns = std::array<std::string_view, 10>;

bool split_columns(std::string_view line, Columns& out) {
  std::size_t n = 0;
  while (n < out.size()) {
    const std::size_t end = line.find('\t');
    out[n++] = line.substr(0, end);
    if (end == line.npos) return n == out.size();
    line.remove_prefix(end + 1);
  }
  return false;
}

std::uint32_t number_of(std::string_view text) {
  std::uint32_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string_view value_of(std::string_view column) {
  return column == "_" ? std::string_view() : column;
}

void read_comment(std::string_view line, Tree& tree) {
  constexpr std::string_view kText = "# text = ";
  tree.comments.emplace_back(line);
  if (line.starts_with(kText)) tree.text = line.substr(kText.size());
  if (line.starts_with("# newdoc")) tree.new_document = tree.new_paragraph = true;
  if (line.starts_with("# newpar")) tree.new_paragraph = true;
}

void read_word(const Columns& c, std::size_t& covered, Tree& tree) {
  const bool space = c[9].find("SpaceAfter=No") == c[9].npos;
  if (const std::size_t dash = c[0].find('-'); dash != c[0].npos) {
    covered = number_of(c[0].substr(dash + 1));
    tree.tokens.push_back({std::string(c[1]), tree.words.size(), covered, space});
    return;
  }
  tree.words.push_back({std::string(c[1]), std::string(c[2]), upos_of(c[3]), std::string(value_of(c[4])),
                        std::string(value_of(c[5])), number_of(c[6]), deprel_of(c[7])});
  const std::size_t n = tree.words.size();
  if (n > covered) tree.tokens.push_back({std::string(c[1]), n - 1, n, space});
}

std::string_view or_blank(std::string_view text) {
  return text.empty() ? "_" : text;
}

// Return whether heads are other words of the sentence or the root, and tokens cover the words one after the
// other.
bool is_sound(const Tree& tree) {
  for (std::size_t i = 0; i < tree.words.size(); ++i)
    if (tree.words[i].head > tree.words.size() || tree.words[i].head == i + 1) return false;
  std::size_t next = 0;
  for (const TreeToken& token : tree.tokens) {
    if (token.first != next || token.end <= token.first) return false;
    next = token.end;
  }
  return next == tree.words.size();
}

}  // namespace

Result<std::vector<Tree>> parse_conllu(std::string_view bytes) {
  std::vector<Tree> trees;
  Tree tree;
  std::size_t covered = 0;
  std::size_t number = 0;
  const auto close = [&] {
    const bool sound = is_sound(tree);
    if (!tree.words.empty()) trees.push_back(std::move(tree));
    tree = {};
    covered = 0;
    return sound;
  };
  const auto unsound = [&] {
    return fail(ErrorCode::bad_input, "heads or tokens do not fit the words of the sentence",
                "line " + std::to_string(number));
  };
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end == bytes.npos ? bytes.size() : end + 1);
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    Columns columns;
    if (line.empty()) {
      if (!close()) return unsound();
    } else if (line[0] == '#') {
      read_comment(line, tree);
    } else if (!split_columns(line, columns)) {
      return fail(ErrorCode::bad_input, "not ten columns", "line " + std::to_string(number));
    } else if (columns[0].find('.') == columns[0].npos) {
      read_word(columns, covered, tree);
    }
  }
  if (!close()) return unsound();  // a file may end without an empty line
  return trees;
}

std::string to_conllu(const Tree& tree) {
  std::string out;
  for (const std::string& comment : tree.comments) out += comment + '\n';
  for (const TreeToken& token : tree.tokens) {
    const std::string_view misc = token.space_after ? "_" : "SpaceAfter=No";
    const bool several = token.end - token.first > 1;
    if (several)
      out.append(std::to_string(token.first + 1) + '-' + std::to_string(token.end) + '\t' + token.form +
                 "\t_\t_\t_\t_\t_\t_\t_\t")
          .append(misc) += '\n';
    for (std::size_t i = token.first; i < token.end; ++i) {
      const TreeWord& w = tree.words[i];
      out += std::to_string(i + 1) + '\t' + w.form + '\t' + w.lemma + '\t';
      out.append(name_of(w.upos))
          .append("\t")
          .append(or_blank(w.xpos))
          .append("\t")
          .append(or_blank(w.feats));
      out += '\t' + std::to_string(w.head) + '\t';
      out.append(name_of(w.deprel)).append("\t_\t").append(several ? "_" : misc) += '\n';
    }
  }
  return out + '\n';
}

}  // namespace dragoman::syntax
