/** True in the e2e build only: test tools see what the page must not. */
declare const __OPEN_SHADOW_ROOTS__: boolean;
