### Lists of meetings from elsewhere: what is wrong with a file, or with one row of it.

## Nothing was read, and nothing is changed

feeds-empty = This list has no meetings in it. Nothing here is changed.
feeds-too-large = This file is too large. I read up to 256 KB.
feeds-too-many = This list is too long. I read up to {$count} meetings at once.
feeds-too-slow = This file takes too long to read. Nothing is changed.
feeds-too-deep = This file has too many boxes within boxes. Nothing is changed.
feeds-busy = I am reading other files. Please try again in a minute.
feeds-unreadable = I can't read this file. Nothing is changed.
feeds-archive = This is a packed file that I can't open. Unpack it first, then send what is in it.
feeds-not-text = This is not a list of meetings. I read JSON, calendar files and CSV.
feeds-not-utf8 = I can't read the letters in this file. Save it as "UTF-8" and send it again.
feeds-web-page = This is a web page, not a list. Save the list itself and send that.
feeds-not-json = This is not whole JSON. Save the list again and send the new file.
feeds-not-a-list = I can't find a list of meetings in this file.
feeds-not-csv = I can't read this as CSV. Save it as CSV again and send the new file.
feeds-not-a-calendar = This is not a whole calendar file.
# $typed: the names of the columns.
feeds-no-header = The first row has to name the columns. I can't find: {$typed}.

## About the file as a whole

# $dialect: which kind of list it looks like.
feeds-looks-like =
    { $dialect ->
        [bmlt] This looks like a BMLT list. Days are counted otherwise there, so look twice.
        [online_intergroup] This looks like the Online Intergroup's list. Days are counted otherwise there, so look twice.
        [tsml] This looks like a TSML list. Days are counted otherwise there, so look twice.
        [icalendar] This looks like a calendar file.
        [csv] This looks like CSV.
       *[meeting_guide] This looks like a Meeting Guide list. Days are counted otherwise there, so look twice.
    }
feeds-zone-missing =
    { $count ->
        [one] {$count} meeting has no time zone. Which one is it in?
       *[other] {$count} meetings have no time zone. Which one are they in?
    }
feeds-passcodes-left-out =
    { $count ->
        [one] I left the passcode out of {$count} link. A host can add the full link.
       *[other] I left the passcode out of {$count} links. A host can add the full link.
    }
feeds-links-left-out =
    { $count ->
        [one] I left out {$count} link that does not lead to a room.
       *[other] I left out {$count} links that do not lead to a room.
    }
feeds-places-closed =
    { $count ->
        [one] {$count} meeting has a place that is closed for now, and no link.
       *[other] {$count} meetings have a place that is closed for now, and no link.
    }

## Why one row is not taken

feeds-row-not-a-meeting = This is no meeting.
feeds-row-no-name = It has no name.
feeds-row-by-appointment = It is by appointment: it has no day and no time.
feeds-row-no-day = It has a time and no day.
feeds-row-no-time = It has a day and no time.
feeds-row-day = I don't know the day "{$typed}" in this kind of list.
feeds-row-time = I don't know the time "{$typed}".
feeds-row-zone = I don't know the time zone "{$typed}".
feeds-row-date = I don't know the date "{$typed}". Write it like 2027-03-30.
feeds-row-column = I don't know what "{$typed}" means here.
feeds-row-length = It is longer than a day.
feeds-row-which-week = It is not every week, and I don't know in which week it begins.
feeds-row-ends-first = It ends before it begins.
feeds-row-over = It ended before its first date.
feeds-row-unpublished = The list says that it is not for the public.
feeds-row-cancelled = The list says that it is off.
feeds-row-twice = It is in the list twice. I take the other one.
feeds-row-broken = Its date or its rule can't be read.
# $typed: the kind of rule, such as YEARLY.
feeds-row-rule = It repeats in a way that I can't keep ({$typed}).
feeds-row-change-of-nothing = It changes a meeting that is not in the list.
feeds-row-too-many-dates = It has more than {$count} other dates.
