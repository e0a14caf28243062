#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

// libmicrohttpd brings a dozen libraries of TLS along, and linking them took a third of the start of every
// `wirelint lint`. It is loaded when a server starts, and not before.

// The functions of libmicrohttpd that are used.
struct wirelint_microhttpd {
  __typeof__(&MHD_start_daemon) start_daemon;
  __typeof__(&MHD_stop_daemon) stop_daemon;
  __typeof__(&MHD_get_daemon_info) get_daemon_info;
  __typeof__(&MHD_get_connection_info) get_connection_info;
  __typeof__(&MHD_get_connection_values) get_connection_values;
  __typeof__(&MHD_create_response_from_buffer) create_response_from_buffer;
  __typeof__(&MHD_add_response_header) add_response_header;
  __typeof__(&MHD_queue_response) queue_response;
  __typeof__(&MHD_destroy_response) destroy_response;
};

// The library that a package brings along for systems without it: ../lib/wirelint beside the program's folder.
static inline void *wirelint_open_own_microhttpd(void) {
  char path[4096];
  ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
  if (length <= 0) return NULL;
  path[length] = 0;
  for (int levels = 0; levels < 2; levels++) {
    char *slash = strrchr(path, '/');
    if (slash == NULL) return NULL;
    *slash = 0;
  }
  static const char name[] = "/lib/wirelint/libmicrohttpd.so.12";
  if (strlen(path) + sizeof name > sizeof path) return NULL;
  strcat(path, name);
  return dlopen(path, RTLD_NOW | RTLD_LOCAL);
}

// Loads the library; what is missing, for a message, or NULL where all is there.
static inline const char *wirelint_load_microhttpd(struct wirelint_microhttpd *library) {
  void *handle = dlopen("libmicrohttpd.so.12", RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) handle = wirelint_open_own_microhttpd();
  if (handle == NULL) return dlerror();
#define WIRELINT_LOAD(name)                                                      \
  library->name = (__typeof__(library->name))dlsym(handle, "MHD_" #name);        \
  if (library->name == NULL) return dlerror();
  WIRELINT_LOAD(start_daemon)
  WIRELINT_LOAD(stop_daemon)
  WIRELINT_LOAD(get_daemon_info)
  WIRELINT_LOAD(get_connection_info)
  WIRELINT_LOAD(get_connection_values)
  WIRELINT_LOAD(create_response_from_buffer)
  WIRELINT_LOAD(add_response_header)
  WIRELINT_LOAD(queue_response)
  WIRELINT_LOAD(destroy_response)
#undef WIRELINT_LOAD
  return NULL;
}

// Leaves what is escaped in a path or query as it came: C strings that are unescaped end at `%00`.
static size_t wirelint_leave_escaped(void *context, struct MHD_Connection *connection, char *text) {
  (void)context;
  (void)connection;
  return strlen(text);
}

// MHD_start_daemon takes its options as variable arguments, which Swift cannot pass.
//
// Starts a daemon with a thread for each connection on a numeric IPv4 or IPv6 address. NULL, with errno
// set, where that cannot be; errno is EINVAL for what is no address.
static inline struct MHD_Daemon *wirelint_start_daemon(
    const struct wirelint_microhttpd *library, const char *address, uint16_t port, unsigned connections,
    unsigned idle_seconds, size_t stack, MHD_AccessHandlerCallback handle,
    MHD_RequestCompletedCallback completed, MHD_NotifyConnectionCallback notify, void *context) {
  struct sockaddr_in6 v6 = {.sin6_family = AF_INET6, .sin6_port = htons(port)};
  struct sockaddr_in v4 = {.sin_family = AF_INET, .sin_port = htons(port)};
  unsigned flags = MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION;
  const struct sockaddr *place = (const struct sockaddr *)&v4;
  if (inet_pton(AF_INET, address, &v4.sin_addr) != 1) {
    if (inet_pton(AF_INET6, address, &v6.sin6_addr) != 1) {
      errno = EINVAL;
      return NULL;
    }
    flags |= MHD_USE_IPv6;
    place = (const struct sockaddr *)&v6;
  }
  errno = 0;
  return library->start_daemon(
      flags, port, NULL, NULL, handle, context, MHD_OPTION_SOCK_ADDR, place, MHD_OPTION_CONNECTION_LIMIT,
      connections, MHD_OPTION_CONNECTION_TIMEOUT, idle_seconds, MHD_OPTION_THREAD_STACK_SIZE, stack,
      MHD_OPTION_NOTIFY_COMPLETED, completed, context, MHD_OPTION_NOTIFY_CONNECTION, notify, context,
      MHD_OPTION_UNESCAPE_CALLBACK, wirelint_leave_escaped, NULL, MHD_OPTION_END);
}

static inline void wirelint_stop_daemon(
    const struct wirelint_microhttpd *library, struct MHD_Daemon *daemon) {
  library->stop_daemon(daemon);
}

// The port that the daemon listens on; 0 where that is not known.
static inline uint16_t wirelint_port(const struct wirelint_microhttpd *library, struct MHD_Daemon *daemon) {
  const union MHD_DaemonInfo *info = library->get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
  return info == NULL ? 0 : info->port;
}

// The socket of a connection; -1 where that is not known.
static inline int wirelint_connection_socket(
    const struct wirelint_microhttpd *library, struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      library->get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  return info == NULL ? -1 : info->connect_fd;
}

// Writes the address of a client, 4 or 16 bytes, into `out`; how many, 0 where it is not known.
static inline size_t wirelint_connection_address(
    const struct wirelint_microhttpd *library, struct MHD_Connection *connection, uint8_t out[16]) {
  const union MHD_ConnectionInfo *info =
      library->get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  if (info == NULL || info->client_addr == NULL) return 0;
  if (info->client_addr->sa_family == AF_INET) {
    memcpy(out, &((const struct sockaddr_in *)info->client_addr)->sin_addr, 4);
    return 4;
  }
  if (info->client_addr->sa_family == AF_INET6) {
    memcpy(out, &((const struct sockaddr_in6 *)info->client_addr)->sin6_addr, 16);
    return 16;
  }
  return 0;
}

static inline void wirelint_connection_values(
    const struct wirelint_microhttpd *library, struct MHD_Connection *connection, enum MHD_ValueKind kind,
    MHD_KeyValueIterator iterator, void *context) {
  library->get_connection_values(connection, kind, iterator, context);
}

// A response with a copy of some bytes.
static inline struct MHD_Response *wirelint_response(
    const struct wirelint_microhttpd *library, const void *bytes, size_t count) {
  return library->create_response_from_buffer(count, (void *)bytes, MHD_RESPMEM_MUST_COPY);
}

static inline void wirelint_add_header(
    const struct wirelint_microhttpd *library, struct MHD_Response *response, const char *name,
    const char *value) {
  library->add_response_header(response, name, value);
}

static inline enum MHD_Result wirelint_queue_response(
    const struct wirelint_microhttpd *library, struct MHD_Connection *connection, unsigned status,
    struct MHD_Response *response) {
  return library->queue_response(connection, status, response);
}

static inline void wirelint_destroy_response(
    const struct wirelint_microhttpd *library, struct MHD_Response *response) {
  library->destroy_response(response);
}
