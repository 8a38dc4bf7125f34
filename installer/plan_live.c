/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What the plan of the running system has that of an image root has not:
 * registration by the system's add_drv and rem_drv.
 *
 * The tables are edited in memory as for an image.  Where add_drv and rem_drv
 * would make just these tables of the old ones they are called, since they
 * tell the running kernel too; else the files are replaced and the next boot
 * reads them.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "installer/planner.h"
#include "installer/step_live.h"
#include "support/text.h"

/* What happens to the registration of each module, by its index. */
typedef struct effects {
	it_command_effect of[IT_MAX_MODULES];
	const char *alias[IT_MAX_MODULES]; /* of IT_EFFECT_BINDS */
	int adds; /* of any */
} effects;

/* ---- would the programs do? ------------------------------------------- */

static it_code read_old(it_job *job, it_driver_db *db)
{
	it_code code = IT_OK;
	int i;

	memset(db, 0, sizeof *db);
	for (i = 0; code == IT_OK && i < IT_DB_TABLES; i++)
		code = it_job_read_table(job, db, (it_db_table)i);
	return code;
}

/* add_drv glues its line to a last one that has no newline. */
static int ends_well(const it_strbuf *text)
{
	return text->len == 0 || text->data[text->len - 1] == '\n';
}

/* Was an alias lost that is to be there?  No driver of ours has two. */
static const char *lost_alias(const it_driver_db *old, const it_driver_db *now,
			      const it_registration *reg)
{
	const char *const *alias;

	for (alias = reg->aliases; alias != NULL && *alias != NULL; alias++)
		if (!it_db_has_alias(old, reg->driver, *alias) &&
		    it_db_has_alias(now, reg->driver, *alias))
			return *alias;
	return NULL;
}

/* What happens to one driver between two states of the tables. */
static it_command_effect effect_on(const it_driver_db *old,
				   const it_driver_db *now,
				   const it_module_row *row)
{
	int had, has;

	if (row->reg.driver == NULL)
		return IT_EFFECT_NONE;
	had = it_db_major(old, row->reg.driver) >= 0;
	has = it_db_major(now, row->reg.driver) >= 0;
	if (had && has && lost_alias(old, now, &row->reg) != NULL)
		return IT_EFFECT_BINDS;
	if (had == has)
		return IT_EFFECT_NONE;
	return has ? IT_EFFECT_ADDS : IT_EFFECT_REMOVES;
}

static void find_effects(effects *e, const it_driver_db *old,
			 const it_driver_db *now)
{
	size_t i;

	memset(e, 0, sizeof *e);
	for (i = 0; i < it_module_count(); i++) {
		e->of[i] = effect_on(old, now, it_module_at(i));
		e->adds |= e->of[i] == IT_EFFECT_ADDS;
		if (e->of[i] == IT_EFFECT_BINDS)
			e->alias[i] = lost_alias(old, now,
						 &it_module_at(i)->reg);
	}
}

/* Edits db as the programs would. */
static it_code simulate(it_job *job, const effects *e, it_driver_db *db)
{
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < it_module_count(); i++) {
		const it_registration *reg = &it_module_at(i)->reg;

		if (e->of[i] == IT_EFFECT_ADDS)
			code = it_db_add(db, reg, NULL, &job->error);
		else if (e->of[i] == IT_EFFECT_REMOVES)
			code = it_db_remove(db, reg->driver, NULL,
					    &job->error);
		else if (e->of[i] == IT_EFFECT_BINDS)
			code = it_db_give_alias(db, reg->driver,
						e->alias[i], &job->error);
	}
	return code;
}

static it_code give_back(it_job *job, it_driver_db *db)
{
	return job->gives_back
		   ? it_db_give_alias(db, it_module_taken.owner,
				      it_module_taken.alias, &job->error)
		   : IT_OK;
}

/* Lines that a rem_drv or an editor left of a driver that is not there. */
static int has_remains(const effects *e, const it_driver_db *old)
{
	size_t i;

	for (i = 0; i < it_module_count(); i++)
		if (e->of[i] == IT_EFFECT_ADDS &&
		    it_db_names(old, it_module_at(i)->reg.driver))
			return 1;
	return 0;
}

/*
 * rem_drv notes a number whether there is a note of the driver or not, and of
 * two numbers the first: what is left then is not what the next add_drv is to
 * find.  Of two drivers with one number it knows only the last.  Somebody's
 * comment above a policy would go, too.
 */
static int notes_amiss(const effects *e, const it_driver_db *old)
{
	const char *driver;
	size_t i;

	for (i = 0; i < it_module_count(); i++) {
		driver = it_module_at(i)->reg.driver;
		if (e->of[i] == IT_EFFECT_REMOVES &&
		    (it_db_entries(old, IT_DB_REM_NAME_TO_MAJOR, driver) != 0 ||
		     it_db_entries(old, IT_DB_NAME_TO_MAJOR, driver) > 1 ||
		     it_db_sharers(old, driver) > 1 ||
		     it_db_has_headed_policy(old, driver)))
			return 1;
	}
	return 0;
}

/* Who wrote a comment into a table of numbers keeps add_drv from working. */
static int stops_them(const it_job *job, const it_driver_db *old)
{
	return osd_identity_family(job->identity) == OSD_SOLARIS10 &&
	       it_db_has_bare_line(old);
}

/*
 * The kernel made room for numbers when it started, for 256 more than there
 * were; add_drv takes none beyond, not even the one that rem_drv noted.  What
 * was in the table then is not known: as it is now is close.
 */
static int has_room(const it_driver_db *old, const it_driver_db *now,
		    const effects *e)
{
	long room = it_db_highest(old) + 256;
	size_t i;

	if (room < 512)
		room = 512;
	for (i = 0; i < it_module_count(); i++)
		if (e->of[i] == IT_EFFECT_ADDS &&
		    it_db_major(now, it_module_at(i)->reg.driver) >= room)
			return 0;
	return 1;
}

/* But on illumos, add_drv begins its search at 0; we begin at 1. */
static int gives_zero(const effects *e, const it_driver_db *old)
{
	return e->adds && !it_db_is_taken(old, "", 0);
}

/*
 * rem_drv puts a new file in the place of the name: of a link only the name
 * would be renewed, and the table behind it would stay as it is.
 */
static it_code is_behind_link(it_job *job, it_db_table table, int *yes)
{
	struct stat st;
	int found;
	it_code code = it_root_stat(&job->root, it_db_path(table), &st, &found,
				    &job->error);

	*yes = code == IT_OK && found && S_ISLNK(st.st_mode);
	return code;
}

static it_code any_link(it_job *job, int *yes)
{
	it_code code = IT_OK;
	int i;

	*yes = 0;
	for (i = 0; code == IT_OK && !*yes && i < IT_DB_TABLES; i++)
		code = is_behind_link(job, (it_db_table)i, yes);
	return code;
}

/* *yes: the programs would make just the tables that the plan wants. */
static it_code programs_do(it_job *job, effects *e, int *yes)
{
	it_driver_db old;
	it_code code = read_old(job, &old);
	int i, linked = 0;

	if (code == IT_OK)
		code = any_link(job, &linked);
	*yes = !linked;
	for (i = 0; code == IT_OK && i < IT_DB_TABLES; i++)
		if (job->db.tables[i].changed &&
		    !ends_well(&old.tables[i].text))
			*yes = 0;
	find_effects(e, &old, &job->db);
	*yes &= !has_remains(e, &old) && !notes_amiss(e, &old) &&
		!stops_them(job, &old) && !it_db_is_odd(&old) &&
		has_room(&old, &job->db, e) && !gives_zero(e, &old);
	if (code == IT_OK)
		code = simulate(job, e, &old);
	if (code == IT_OK)
		code = give_back(job, &old);
	for (i = 0; code == IT_OK && i < IT_DB_TABLES; i++)
		*yes &= it_strbuf_same(&old.tables[i].text,
				       &job->db.tables[i].text);
	it_db_free(&old);
	return code;
}

/* ---- the commands ------------------------------------------------------ */

/* "a" "b": the quotes are part of the argument, Solaris 10 copies them. */
static void quote_aliases(const it_registration *reg, it_strbuf *out)
{
	const char *const *alias;

	for (alias = reg->aliases; alias != NULL && *alias != NULL; alias++)
		it_strbuf_format(out, "%s\"%s\"", out->len != 0 ? " " : "",
				 *alias);
}

static void add_option(it_call *call, size_t *at, const char *option,
		       const char *value)
{
	if (value == NULL || value[0] == '\0')
		return;
	call->words[(*at)++] = option;
	call->words[(*at)++] = value;
}

/*
 * Never with -n: it means another thing on each release, and what is wanted
 * here is that the kernel attaches the driver now.
 */
static void fill_add(it_call *call, const it_registration *reg,
		     const char *aliases)
{
	size_t at = 0;

	memset(call, 0, sizeof *call);
	call->program = IT_PROGRAM_ADD_DRV;
	add_option(call, &at, "-m", reg->minor_perm);
	add_option(call, &at, "-i", aliases);
	add_option(call, &at, "-c", reg->driver_class);
	call->words[at] = reg->driver;
}

static void fill_remove(it_call *call, const it_registration *reg)
{
	memset(call, 0, sizeof *call);
	call->program = IT_PROGRAM_REM_DRV;
	call->words[0] = reg->driver;
}

static void fill_update(it_call *call, const char *what, const char *aliases,
			const char *driver)
{
	size_t at = 0;

	memset(call, 0, sizeof *call);
	call->program = IT_PROGRAM_UPDATE_DRV;
	call->words[at++] = what;
	add_option(call, &at, "-i", aliases);
	call->words[at] = driver;
}

static it_code plan_command(it_job *job, const it_module_row *row,
			    it_command_effect effect)
{
	it_strbuf aliases = {NULL, 0, 0, 0};
	int adds = effect == IT_EFFECT_ADDS;
	it_planned_command command;
	it_code code = adds ? it_job_check_served(job, &row->reg) : IT_OK;

	quote_aliases(&row->reg, &aliases);
	if (code == IT_OK)
		code = it_strbuf_check(&aliases, &job->error);
	memset(&command, 0, sizeof command);
	command.effect = effect;
	command.driver = row->reg.driver;
	fill_add(adds ? &command.call : &command.back, &row->reg,
		 it_strbuf_str(&aliases));
	fill_remove(adds ? &command.back : &command.call, &row->reg);
	if (code == IT_OK)
		code = it_plan_command(&job->plan, &command, &job->error);
	it_strbuf_free(&aliases);
	return code;
}

/*
 * update_drv -d compares the alias with its quotes on Solaris 10 and without
 * them later.
 */
static it_code plan_bind(it_job *job, const char *driver, const char *alias)
{
	int quotes = osd_identity_family(job->identity) == OSD_SOLARIS10;
	char quoted[64];
	it_planned_command command;

	(void)snprintf(quoted, sizeof quoted, "\"%s\"", alias);
	memset(&command, 0, sizeof command);
	command.effect = IT_EFFECT_BINDS;
	command.driver = driver;
	fill_update(&command.call, "-a", quoted, driver);
	fill_update(&command.back, "-d", quotes ? quoted : alias, driver);
	return it_plan_command(&job->plan, &command, &job->error);
}

static it_code plan_give_back(it_job *job)
{
	return job->gives_back ? plan_bind(job, it_module_taken.owner,
					   it_module_taken.alias)
			       : IT_OK;
}

static it_code plan_commands(it_job *job, const effects *e)
{
	it_code code = IT_OK;
	size_t i;

	for (i = 0; code == IT_OK && i < it_module_count(); i++)
		if (e->of[i] == IT_EFFECT_BINDS)
			code = plan_bind(job, it_module_at(i)->reg.driver,
					 e->alias[i]);
		else if (e->of[i] != IT_EFFECT_NONE)
			code = plan_command(job, it_module_at(i), e->of[i]);
	return code == IT_OK ? plan_give_back(job) : code;
}

/* add_drv wants the driver's file, which comes back only after the tables. */
static it_code plan_programs(it_planner_ctx *ctx, int may_add, int *planned)
{
	it_job *job = ctx->job;
	int i, changed = 0;
	effects e;
	it_code code;

	*planned = 0;
	for (i = 0; i < IT_DB_TABLES; i++)
		changed |= job->db.tables[i].changed;
	if (!job->live || !changed)
		return IT_OK;
	code = programs_do(job, &e, planned);
	*planned &= may_add || !e.adds;
	job->edits_tables = !*planned;
	/* rem_drv writes all of them anew, also as the way back of add_drv. */
	for (i = 0; code == IT_OK && *planned && i < IT_DB_TABLES; i++)
		if (job->db.tables[i].present || job->db.tables[i].changed ||
		    i == IT_DB_REM_NAME_TO_MAJOR)
			code = it_plan_table_guard(ctx, (it_db_table)i);
	if (code == IT_OK && *planned && e.adds)
		code = it_plan_reconfigure_guard(job);
	return code == IT_OK && *planned ? plan_commands(job, &e) : code;
}

it_code it_plan_by_programs(it_planner_ctx *ctx, int *planned)
{
	return plan_programs(ctx, 1, planned);
}

/* rem_drv leaves the newline that install had to put behind a last line. */
static it_code plan_endings(it_job *job)
{
	it_code code = IT_OK;
	int i;

	for (i = 0; code == IT_OK && i < IT_DB_TABLES; i++)
		if (it_db_is_mended(&job->db, (it_db_table)i,
				    &job->state.changes))
			code = it_plan_ending(&job->plan,
					      it_db_path((it_db_table)i),
					      &job->error);
	return code;
}

it_code it_plan_tables_back(it_planner_ctx *ctx, int *by_programs)
{
	it_job *job = ctx->job;
	size_t i;
	it_code code = plan_programs(ctx, 0, by_programs);

	if (code == IT_OK && *by_programs)
		return plan_endings(job);
	it_db_unmend(&job->db, &job->state.changes);
	for (i = IT_DB_TABLES; code == IT_OK && i-- > 0;)
		if (i != IT_DB_REM_NAME_TO_MAJOR)
			code = it_plan_table(ctx, (it_db_table)i);
	return code;
}
