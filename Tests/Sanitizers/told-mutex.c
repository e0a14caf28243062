// Tells ThreadSanitizer what Swift's Mutex does where threads wait for it.
//
// A Mutex that nobody holds is taken and given back by atomic operations in the caller's own code, which the sanitizer
// sees. Where a thread has to wait, both happen in libswiftSynchronization.so, which is not built for the sanitizer: it
// misses that one thread went behind the other and reports a race where there is none. This library stands in front
// of that one (LD_PRELOAD), calls it, and says what it did.
//
// The object that Swift's calling convention hands over is in r13; x86-64 only.
#define _GNU_SOURCE
#include <dlfcn.h>

#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"
#define KEPT __attribute__((used, visibility("hidden")))

// Processes that a test starts may have no sanitizer: then nothing is said.
static void tell(const char *what, void *mutex) {
  void (*function)(void *) = (void (*)(void *))dlsym(RTLD_DEFAULT, what);
  if (function) function(mutex);
}

KEPT void tell_taken(void *mutex) { tell("__tsan_acquire", mutex); }
KEPT void tell_given_back(void *mutex) { tell("__tsan_release", mutex); }
KEPT void *swifts_lock(void) { return dlsym(RTLD_NEXT, LOCK); }
KEPT void *swifts_unlock(void) { return dlsym(RTLD_NEXT, UNLOCK); }

#define BEGIN "push %rbp\n mov %rsp, %rbp\n push %r13\n push %rdi\n push %r12\n push %r14\n"
#define CALL_SWIFT "mov -16(%rbp), %rdi\n mov -8(%rbp), %r13\n call *%rax\n"
#define END "pop %r14\n pop %r12\n pop %rdi\n pop %r13\n pop %rbp\n ret\n"

__asm__(".globl \"" LOCK "\"\n .type \"" LOCK "\", @function\n \"" LOCK "\":\n" BEGIN
        "call swifts_lock\n" CALL_SWIFT "mov -8(%rbp), %rdi\n call tell_taken\n" END
        ".globl \"" UNLOCK "\"\n .type \"" UNLOCK "\", @function\n \"" UNLOCK "\":\n" BEGIN
        "mov %r13, %rdi\n call tell_given_back\n call swifts_unlock\n" CALL_SWIFT END);
