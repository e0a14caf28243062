#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

// MHD_start_daemon takes its options as variable arguments, which Swift cannot pass.
//
// Starts a daemon with a thread for each connection on a numeric IPv4 or IPv6 address. NULL, with errno
// set, where that cannot be; errno is EINVAL for what is no address.
static inline struct MHD_Daemon *wirelint_start_daemon(
    const char *address, uint16_t port, unsigned connections, unsigned idle_seconds, size_t stack,
    MHD_AccessHandlerCallback handle, MHD_RequestCompletedCallback completed, void *context) {
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
  return MHD_start_daemon(
      flags, port, NULL, NULL, handle, context, MHD_OPTION_SOCK_ADDR, place, MHD_OPTION_CONNECTION_LIMIT,
      connections, MHD_OPTION_CONNECTION_TIMEOUT, idle_seconds, MHD_OPTION_THREAD_STACK_SIZE, stack,
      MHD_OPTION_NOTIFY_COMPLETED, completed, context, MHD_OPTION_END);
}

// The port that the daemon listens on; 0 where that is not known.
static inline uint16_t wirelint_port(struct MHD_Daemon *daemon) {
  const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
  return info == NULL ? 0 : info->port;
}
