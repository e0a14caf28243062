;;; Opens a story in Emacs, writes what Flymake and Eglot find, applies a fix, saves.  -*- lexical-binding: t; -*-

(require 'package)
;; Debian's packages; `emacs -Q' does not look there.
(add-to-list 'package-directory-list "/usr/share/emacs/site-lisp/elpa")
(package-initialize)
(add-to-list 'load-path (concat (getenv "WIRELINT_EDITORS") "/emacs"))
(require 'wirelint)
(setq wirelint-program (getenv "WIRELINT"))
(prefer-coding-system 'utf-8)

(defun say (form &rest values)
  (write-region (concat (apply #'format form values) "\n") nil (getenv "WIRELINT_REPORT") t 'silent))

(defun wait-for (what holds)
  (let ((left 600))
    (while (and (> left 0) (not (funcall holds)))
      (accept-process-output nil 0.05)
      (setq left (1- left)))
    (when (= left 0)
      (say "no %s" what)
      (kill-emacs 1))))

(defun found ()
  (sort (flymake-diagnostics) (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b)))))

(defun say-found (how)
  (dolist (item (found))
    (goto-char (flymake-diagnostic-beg item))
    (let ((column (1+ (- (point) (line-beginning-position)))))
      (say "%s %d:%d-%d:%s" how (line-number-at-pos) column
           (+ column (- (flymake-diagnostic-end item) (flymake-diagnostic-beg item)))
           (buffer-substring (flymake-diagnostic-beg item) (flymake-diagnostic-end item))))))

(find-file (getenv "WIRELINT_STORY"))
(setq flymake-no-changes-timeout 0.05)

;; Flymake alone.
(wirelint-flymake-setup)
(flymake-start)
(wait-for "findings of Flymake" (lambda () (= 2 (length (found)))))
(say-found "flymake")
(flymake-mode -1)
(remove-hook 'flymake-diagnostic-functions #'wirelint-flymake t)

;; A compilation buffer.
(let ((compile-command nil))
  (wirelint-compile)
  (with-current-buffer "*compilation*"
    (wait-for "the end of the compilation"
              (lambda () (not (process-live-p (get-buffer-process (current-buffer))))))
    (accept-process-output nil 0.2)
    (compilation--ensure-parse (point-max))
    (goto-char (point-min))
    (condition-case nil
        (while t
          (compilation-next-error 1)
          (let* ((message (get-text-property (point) 'compilation-message))
                 (place (compilation--message->loc message)))
            (say "compilation %d:%d:%s" (compilation--loc->line place) (compilation--loc->col place)
                 (if (eql 1 (compilation--message->type message)) "warning" "no warning"))))
      (error nil))))

;; The language server.
(if (not (require 'eglot nil t))
    (say "no eglot")
  (switch-to-buffer (find-buffer-visiting (getenv "WIRELINT_STORY")))
  (setq eglot-connect-timeout 30 eglot-sync-connect t)
  (apply #'eglot--connect (eglot--guess-contact))
  (wait-for "findings of Eglot" (lambda () (= 2 (length (found)))))
  (say-found "eglot")
  (let* ((item (car (found)))
         (actions (jsonrpc-request
                   (eglot--current-server-or-lose) :textDocument/codeAction
                   `(:textDocument ,(eglot--TextDocumentIdentifier)
                     :range (:start ,(eglot--pos-to-lsp-position (flymake-diagnostic-beg item))
                             :end ,(eglot--pos-to-lsp-position (flymake-diagnostic-end item)))
                     :context (:diagnostics [])))))
    (say "eglot %s" (plist-get (aref actions 0) :title))
    (eglot--apply-workspace-edit (plist-get (aref actions 0) :edit))
    ;; Eglot sends changes when Emacs is idle, which it never is without a terminal.
    (eglot--signal-textDocument/didChange))
  (wait-for "one finding left" (lambda () (= 1 (length (found)))))
  (let ((make-backup-files nil)) (save-buffer))
  (eglot-shutdown (eglot--current-server-or-lose)))
(say "done")
(kill-emacs 0)
