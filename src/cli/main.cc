#include "cli/commands.h"

int main(int argc, char** argv) {
  return dragoman::run_command(argc, argv);
}
