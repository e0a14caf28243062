;;; A folder of copy: save this as .dir-locals.el there.
((text-mode . ((wirelint-options . ("--profile" "web"))
               (fill-column . 72)
               (eval . (when (fboundp 'wirelint-flymake-setup) (wirelint-flymake-setup))))))
