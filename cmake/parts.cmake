# How a stage is built: one static library from its .cc files, one test program from its _test.cc files.

add_library(dragoman_flags INTERFACE)
target_compile_options(dragoman_flags INTERFACE -Wall -Wextra -Wconversion -Wshadow -Wno-missing-field-initializers -Werror
  $<$<CXX_COMPILER_ID:Clang>:-Wno-sign-conversion>)  # part of -Wconversion in clang, not in g++
target_include_directories(dragoman_flags INTERFACE ${PROJECT_SOURCE_DIR}/src)
target_compile_definitions(dragoman_flags INTERFACE
  DRAGOMAN_VERSION="${PROJECT_VERSION}" $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
if(DRAGOMAN_SANITIZE)
  target_compile_options(dragoman_flags INTERFACE -fsanitize=${DRAGOMAN_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(dragoman_flags INTERFACE -fsanitize=${DRAGOMAN_SANITIZE})
endif()

# Where programs and tests find their files; stages are given folders by their callers and never see these.
add_library(dragoman_paths INTERFACE)
target_compile_definitions(dragoman_paths INTERFACE
  DRAGOMAN_SOURCE="${PROJECT_SOURCE_DIR}"
  DRAGOMAN_KNOWLEDGE_DIR="${CMAKE_BINARY_DIR}/knowledge"
  DRAGOMAN_CODEBOOK_DIR="${PROJECT_SOURCE_DIR}/codebook")

# dragoman_part(NAME [PUBLIC target...] [PRIVATE target...])
#   Make library dragoman_NAME from this folder (and one level below) and, with tests on, NAME_test.
function(dragoman_part name)
  cmake_parse_arguments(PART "" "" "PUBLIC;PRIVATE" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS *.cc */*.cc)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cc$")
  list(FILTER tests INCLUDE REGEX "_test\\.cc$")
  if(sources)
    add_library(dragoman_${name} STATIC ${sources})
    target_link_libraries(dragoman_${name} PUBLIC ${PART_PUBLIC} PRIVATE ${PART_PRIVATE} dragoman_flags)
    target_include_directories(dragoman_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  else()
    add_library(dragoman_${name} INTERFACE)
    target_link_libraries(dragoman_${name} INTERFACE ${PART_PUBLIC})
    target_include_directories(dragoman_${name} INTERFACE ${PROJECT_SOURCE_DIR}/src)
  endif()
  if(DRAGOMAN_TESTS AND tests)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE dragoman_${name} ${PART_PRIVATE} dragoman_flags dragoman_paths GTest::gmock GTest::gtest_main)
    add_test(NAME ${name} COMMAND ${name}_test)
    set_tests_properties(${name} PROPERTIES TIMEOUT 300)
  endif()
endfunction()
