/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The SMF manifest of the service that starts VMware's programs, for every
 * Solaris that has SMF: it is valid by the document type of 2005 and by all
 * later ones.
 */
#ifndef IT_SMF_MANIFEST_H
#define IT_SMF_MANIFEST_H

#include "support/error.h"
#include "support/strbuf.h"

#define IT_SMF_SERVICE "system/vmware-tools"
#define IT_SMF_FMRI    "svc:/" IT_SMF_SERVICE ":default"
#define IT_SMF_METHOD  "/etc/init.d/vmware-tools"

/* enabled: is the service to run when it is imported for the first time? */
it_code it_smf_manifest(int enabled, it_strbuf *out, it_error *err)
	IT_CHECKED;

#endif
