;;; wirelint.el --- Lint news copy with wirelint  -*- lexical-binding: t; -*-

;; Package-Requires: ((emacs "27.1"))
;; SPDX-License-Identifier: Apache-2.0

;;; Commentary:

;; Three ways to see what wirelint finds, each on its own:
;;
;; - Eglot (part of Emacs 29, the package eglot before): loading this file is enough, then M-x eglot in
;;   a buffer of text.
;; - Flymake, without a language server: (add-hook 'text-mode-hook #'wirelint-flymake-setup)
;; - M-x wirelint-compile: a compilation buffer whose lines lead to the places.

;;; Code:

(require 'compile)
(require 'flymake)
(require 'json)
(require 'subr-x)

(defgroup wirelint nil
  "Lint news copy."
  :group 'text)

(defcustom wirelint-program "wirelint"
  "The wirelint program."
  :type 'file)

(defcustom wirelint-options nil
  "Options of every run, such as (\"--profile\" \"web\")."
  :type '(repeat string)
  :safe #'listp)

;;;; Eglot

(defvar eglot-server-programs)

(defun wirelint-server (&optional _interactive)
  "The command of the language server."
  `(,wirelint-program "lsp" ,@wirelint-options))

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs '(text-mode . wirelint-server)))

;;;; Flymake

(defvar-local wirelint--process nil
  "The run that is under way.")

(defun wirelint--diagnostic (buffer line)
  "The Flymake diagnostic in BUFFER of a LINE of wirelint's JSON."
  (let* ((item (json-parse-string line :object-type 'alist))
         (range (alist-get 'range item))
         (severity (alist-get 'severity item)))
    (flymake-make-diagnostic
     buffer
     (wirelint--position (alist-get 'start range))
     (wirelint--position (alist-get 'end range))
     (cond ((equal severity "error") :error) ((equal severity "warning") :warning) (t :note))
     (format "%s [%s]" (alist-get 'message item) (alist-get 'rule item)))))

(defun wirelint--position (place)
  "The position of PLACE, whose columns count characters from 1, in the current buffer."
  (save-restriction
    (widen)
    (save-excursion
      (goto-char (point-min))
      (forward-line (1- (alist-get 'line place)))
      (min (point-max) (+ (point) (1- (alist-get 'column place)))))))

(defun wirelint-flymake (report &rest _)
  "A Flymake backend: lints the buffer as it stands and hands the findings to REPORT."
  (unless (executable-find wirelint-program)
    (error "No program '%s'; set `wirelint-program'" wirelint-program))
  (when (process-live-p wirelint--process)
    (kill-process wirelint--process))
  (let ((source (current-buffer)))
    (save-restriction
      (widen)
      (setq wirelint--process
            (make-process
             :name "wirelint" :noquery t :connection-type 'pipe
             :buffer (generate-new-buffer " *wirelint*") :coding 'utf-8-unix
             :stderr (get-buffer-create " *wirelint errors*")
             :command `(,wirelint-program "lint" "--format" "jsonl" ,@wirelint-options
                        "--stdin-filename" ,(or buffer-file-name "buffer.txt") "-")
             :sentinel (lambda (process _event)
                         (wirelint--finished process source report))))
      (process-send-region wirelint--process (point-min) (point-max))
      (process-send-eof wirelint--process))))

(defun wirelint--finished (process source report)
  "Hand what PROCESS said of the buffer SOURCE to REPORT."
  (when (memq (process-status process) '(exit signal))
    (unwind-protect
        (when (and (buffer-live-p source)
                   (eq process (buffer-local-value 'wirelint--process source)))
          (let ((lines (with-current-buffer (process-buffer process)
                         (split-string (buffer-string) "\n" t))))
            (with-current-buffer source
              (if (memq (process-exit-status process) '(0 1))
                  (funcall report (mapcar (lambda (line) (wirelint--diagnostic source line)) lines))
                (funcall report :panic :explanation "wirelint could not lint the buffer")))))
      (kill-buffer (process-buffer process)))))

;;;###autoload
(defun wirelint-flymake-setup ()
  "Show what wirelint finds while you write."
  (add-hook 'flymake-diagnostic-functions #'wirelint-flymake nil t)
  (flymake-mode 1))

;;;; Compilation buffers

(add-to-list 'compilation-error-regexp-alist-alist
             '(wirelint
               "^\\([^ \n][^:\n]*\\):\\([0-9]+\\):\\([0-9]+\\): \\(?:\\(warning\\)\\|\\(note\\)\\|error\\): "
               1 2 3 (4 . 5)))
(add-to-list 'compilation-error-regexp-alist 'wirelint)

;;;###autoload
(defun wirelint-compile ()
  "Lint the file of the current buffer in a compilation buffer."
  (interactive)
  ;; wirelint counts columns from 1, and characters.
  (let ((compilation-error-screen-columns nil))
    (compile (mapconcat #'shell-quote-argument
                        `(,wirelint-program "lint" "--format" "compiler" "--color" "never"
                          ,@wirelint-options
                          ,(or buffer-file-name (user-error "No file in this buffer")))
                        " "))))

(provide 'wirelint)
;;; wirelint.el ends here
